import { stream } from "../../../src/core/random/stream.ts";
import { renderCharacter } from "../../../src/data/render/characters.ts";
import { readMedians } from "../../../src/data/render/medians.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";
import { mutateJson } from "../json.ts";

/** One across, made up here. */
const character = {
  strokes: ["M 1 2"],
  medians: [
    [
      [100, 400],
      [500, 410],
      [900, 400],
    ],
    [[500, 900]],
  ],
};

function forge(choices: Choices): Uint8Array {
  return Buffer.from(JSON.stringify(mutateJson(character, choices)));
}

export const strokes = bytesFormat({
  name: "strokes",
  seeds: () => [Buffer.from(JSON.stringify(character))],
  words: ["[", "]", ",", "1e999", "null", "-", '"medians"', "1e-7", "99999999999999999999"],
  forge,
  // What was read is drawn, too: a number may be finite and yet too much.
  read: (bytes) => renderCharacter(readMedians(bytes), stream(0, "hand")),
});
