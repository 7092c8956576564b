import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBmp } from "../../src/data/bmp.ts";
import { readCsv } from "../../src/data/csv.ts";
import { gunzip } from "../../src/data/gzip.ts";
import { readIdx, writeIdx } from "../../src/data/idx.ts";
import { ndArray } from "../../src/data/nd-array.ts";
import { readNpy, writeNpy } from "../../src/data/npy.ts";
import { readNpz, writeNpz } from "../../src/data/npz.ts";
import { unpickle } from "../../src/data/pickle.ts";
import { decodePng } from "../../src/data/png.ts";
import { NablaError } from "../../src/kernels/errors.ts";
import { ascii, bytesOf, fixture } from "./fixtures.ts";

type Read = (bytes: Uint8Array) => unknown;
const limit = 2 ** 22;
const array = ndArray([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));
const idx = writeIdx(array);
const files = (name: string): Uint8Array[] => fixture(name).map(({ bytes }) => bytesOf(bytes));

const formats: readonly [string, Read, readonly Uint8Array[]][] = [
  [
    "gzip",
    (b) => gunzip(b, { limit }),
    [gzipSync(idx), gzipSync("text that repeats, text that repeats, text"), gzipSync(idx, { level: 0 })],
  ],
  ["IDX", (b) => readIdx(b, { limit }), [idx, writeIdx(ndArray([3], Uint8Array.of(1, 2, 3))), gzipSync(idx)]],
  ["npy", (b) => readNpy(b), [...files("npy.json").slice(0, 20), writeNpy(array)]],
  [
    "npz",
    (b) => readNpz(b, { limit }),
    [...files("npz.json"), writeNpz({ a: array }, { b: 1 }), writeNpz({ a: array }, 1, { compress: true })],
  ],
  ["pickle", (b) => unpickle(b, { limit }), [...files("pickle.json"), ...files("pickle-plain.json")]],
  ["CSV", (b) => readCsv(b, { label: -1 }), [ascii("x,y\n1,2\n3,4\n"), ascii('"a","b"\r\n"1",2\r\n3,"x"\r\n')]],
  ["BMP", (b) => decodeBmp(b), files("bmp.json")],
  ["PNG", (b) => decodePng(b), files("png.json")],
];

/** Overwrites, cuts, doubles or inserts a few bytes, with a liking for the extremes that lengths and signs turn on. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom("set", "set", "set", "cut", "drop", "insert", "double"),
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 1, 127, 128, 255)),
  count: fc.integer({ min: 1, max: 8 }),
});

function mutate(
  bytes: Uint8Array,
  { at, kind, byte, count }: { at: number; kind: string; byte: number; count: number },
): Uint8Array {
  const start = Math.floor(at * bytes.length);
  const all = [...bytes];
  if (kind === "cut") return bytes.slice(0, start);
  if (kind === "set") all.fill(byte, start, start + (count > 4 ? 1 : count));
  if (kind === "drop") all.splice(start, count);
  if (kind === "insert") all.splice(start, 0, ...new Array(count).fill(byte));
  if (kind === "double") all.splice(start, 0, ...bytes.slice(start, start + 20 * count));
  return Uint8Array.from(all);
}

describe.each(formats)("mutated %s", (_, read, seeds) => {
  it("is read or refused with an explanation, whatever was done to it", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 4 }), (seed, mutations) => {
        const bytes = mutations.reduce(mutate, seed);
        try {
          read(bytes);
        } catch (error) {
          // Anything else, a RangeError say, fails here with the bytes that caused it.
          if (!(error instanceof NablaError)) throw error;
          expect(error.message).toMatch(/^Cannot .*: expected .*, received .*\.( .*\.)?$/s);
          expect(error.message.length).toBeLessThan(600);
          refused += 1;
        }
      }),
      { seed: 20_26, numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it("is refused when it is noise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          read(bytes);
        } catch (error) {
          if (!(error instanceof NablaError)) throw error;
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
