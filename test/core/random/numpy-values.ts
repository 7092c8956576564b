import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What test/fixtures/random/make.py wrote. */
export interface NumpyValues {
  readonly seeds: readonly {
    readonly seed: number;
    readonly rand: string;
    readonly randn: string;
    readonly randFirst: readonly number[];
    readonly randnFirst: readonly number[];
    readonly afterSeven: { readonly key: string; readonly position: number; readonly spare: number };
  }[];
  readonly r4: { readonly data: string; readonly labels: string; readonly weights: string };
  readonly arrays: { readonly short: readonly number[]; readonly long: readonly number[] };
  readonly permutations: readonly {
    readonly seed: number;
    readonly n: number;
    readonly first: string;
    readonly second: string;
    readonly head: readonly number[];
  }[];
  readonly shuffle: { readonly array: readonly number[]; readonly words: string; readonly next: number };
  readonly integers: readonly {
    readonly low: number;
    readonly high: number;
    readonly values: readonly number[];
    readonly next: number;
  }[];
  readonly mixed: readonly number[];
  readonly log: { readonly logs: string };
  readonly threefry: readonly (readonly [number, number, number, number, number, number])[];
  readonly streams: readonly {
    readonly seed: number;
    readonly name: string;
    readonly key: readonly number[];
    readonly positions: readonly number[];
    readonly bits: readonly number[];
    readonly uniforms: readonly number[];
  }[];
}

export function numpyValues(): NumpyValues {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/random/random.json"), "utf8"));
}

/** The sha256 of an array's little-endian bytes, in hexadecimal. */
export function digest(array: Float64Array | Uint32Array): string {
  return createHash("sha256")
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest("hex");
}
