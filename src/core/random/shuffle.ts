import { cannot } from "../../kernels/errors.ts";
import { isWhole } from "./checks.ts";
import type { Indexable } from "./generator.ts";

/** Exchanges every item, from the last to the second, with one at or before it; `below(n)` draws from 0 … n - 1. R. Durstenfeld, 1964. */
export function shuffleWith<T>(items: Indexable<T>, below: (n: number) => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1);
    const item = items[i]!;
    items[i] = items[j]!;
    items[j] = item;
  }
}

/** 0 … n - 1, in order. @throws NablaError unless n is a whole number that an array can have as its length. */
export function range(n: number): Uint32Array {
  if (!isWhole(n, 0, 0xffffffff)) throw cannot("permute 0 … n - 1", "a whole number n from 0 to 4294967295", n);
  return new Uint32Array(n).map((_, i) => i);
}
