import { decodeBmp } from "../../../src/data/bmp.ts";
import { bytesOf, fixture } from "../../data/fixtures.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";

/** Where a BMP's headers keep their numbers, and how wide each is: the file's, then Windows'. */
const fields = [
  ...[
    [2, 4],
    [10, 4],
    [14, 4],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
    [30, 4],
    [34, 4],
    [46, 4],
    [54, 4],
    [58, 4],
    [62, 4],
  ],
] as const;

function forge(choices: Choices, seeds: readonly Uint8Array[]): Uint8Array {
  const bytes = Buffer.from(choices.pick(seeds));
  for (let i = 1 + choices.below(3); i > 0; i--) {
    const [at, width] = choices.pick(fields);
    const value = choices.pick([1, 4, 8, 12, 16, 24, 32, 40, 108, 124, choices.integer(), choices.integer()]);
    if (at + width <= bytes.length) bytes.writeUIntLE((value >>> 0) % 256 ** width, at, width);
  }
  return bytes;
}

export const bmp = bytesFormat({
  name: "BMP",
  seeds: () => fixture("bmp.json").map(({ bytes }) => bytesOf(bytes)),
  forge,
  read: (bytes) => decodeBmp(bytes),
});
