import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cannot } from "../../src/kernels/errors.ts";
import { Choices } from "./choices.ts";
import type { Format } from "./format.ts";

export { work } from "./worker.ts";

const sicknesses: Readonly<Record<string, (folder: string) => unknown>> = {
  hangs() {
    for (;;);
  },
  dies() {
    process.abort();
  },
  throws() {
    throw new TypeError("undefined is not a function");
  },
  swells: () => new Uint8Array(2 ** 29).fill(1).at(-1),
  litters: (folder) => writeFileSync(join(folder, "../litter"), ""),
};

/** Readers that break the law at their second case: what would be found of ours if it were so. */
export const formats: readonly Format[] = Object.entries(sicknesses).map(([name, fall]) => ({
  name,
  attempt(choices, folder) {
    const second = new Choices(1, name, 1);
    if (choices.integer() === second.integer() && choices.below(1e9) === second.below(1e9)) return fall(folder);
    throw cannot("read it", "another", "this");
  },
}));
