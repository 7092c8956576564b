import { readFileSync } from "node:fs";
import { readNpz } from "../../src/data/npz.ts";

/** All that a run's weights or checkpoint hold, but for the seconds that it took. */
export function savedIn(path: string): object {
  const { arrays, meta } = readNpz(readFileSync(path));
  const { training, ...rest } = meta as { readonly training?: object };
  return { arrays, meta: { ...rest, training: training && { ...training, seconds: undefined } } };
}
