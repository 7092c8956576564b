import { join } from "node:path";
import { encodePng } from "../../../src/data/png.ts";
import { loadImageFolder } from "../../../src/node/load/image-folder.ts";
import { bytesOf, fixture } from "../../data/fixtures.ts";
import type { Choices } from "../choices.ts";
import type { Format } from "../format.ts";
import { mutate } from "../mutate.ts";
import { type Entry, plant } from "../tree.ts";

const picture = encodePng(new Uint8Array(6), 3, 2);
const others = [...fixture("png.json"), ...fixture("bmp.json")].map(({ bytes }) => bytesOf(bytes));

/** Where links lead: out of the folder, in a circle, to nothing, to what never ends, and to what may be read. */
const links = [
  "/etc/hostname",
  "/dev/zero",
  "../..",
  "..",
  ".",
  "nowhere",
  "loop.png",
  "1.png",
  "../b/1.png",
  "/",
  "../a",
];

function entryFor(choices: Choices): Entry {
  if (choices.maybe(0.8)) return picture;
  return choices.pick<() => Entry>([
    () => mutate(picture, choices, { seeds: others }),
    () => mutate(picture, choices, { seeds: others }),
    () => choices.pick(others),
    () => ({ link: choices.pick(links) }),
    () => ({ link: choices.pick(links) }),
    () => (choices.maybe(0.2) ? "pipe" : "folder"),
    () => new Uint8Array(0),
  ])();
}

function* entries(choices: Choices): Generator<readonly [string, Entry]> {
  // What is planted above the folder would be taken for the reader's doing.
  const odd = (choices.maybe(0.3) ? [choices.name()] : []).filter((name) => !name.startsWith(".."));
  for (const label of ["a", "b", ...odd]) {
    if (choices.maybe(0.1)) {
      const entry = choices.maybe(0.5) ? "folder" : entryFor(choices);
      yield [label, entry];
      // What is planted below a link would lie where that leads.
      if (typeof entry === "object" && "link" in entry) continue;
    }
    for (let i = choices.below(4); i >= 0; i--) {
      const name = choices.maybe(0.1) ? choices.name() : String(i);
      yield [`${label}/${name}${choices.pick([".png", ".png", ".png", ".bmp", ".PNG", ""])}`, entryFor(choices)];
    }
  }
}

export const imageFolder: Format = {
  name: "image folder",
  attempt(choices, folder) {
    plant(folder, entries(choices));
    const folders = { candidates: [], from: "default", cwd: folder } as const;
    const path = choices.maybe(0.95)
      ? join(folder)
      : join(folder, choices.pick(["a", "a/1.png", "nowhere", "../case"]));
    return loadImageFolder({ name: "image_folder", path, invert: choices.pick(["auto", true, false]) }, folders);
  },
};
