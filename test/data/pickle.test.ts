import { expect, it } from "vitest";
import type { NdArray } from "../../src/data/nd-array.ts";
import { unpickle } from "../../src/data/pickle.ts";
import { ascii, bytesOf, concat, fixture } from "./fixtures.ts";

interface Case {
  readonly arrays: { shape: number[]; dtype: string; values: number[] }[];
}

it.each(fixture<Case>("pickle.json"))("reads numpy arrays of $name", ({ bytes, arrays }) => {
  const value = unpickle(bytesOf(bytes)) as readonly NdArray[];
  expect(value.map(({ shape, dtype, data }) => ({ shape, dtype, values: [...data] }))).toEqual(arrays);
});

it.each(fixture("pickle-plain.json"))("reads Python's own values of $name", ({ bytes }) => {
  expect(Object.fromEntries(unpickle(bytesOf(bytes)) as Map<string, unknown>)).toEqual({
    n: undefined,
    t: true,
    f: false,
    small: 5,
    two: 700,
    negative: -9,
    long: 2 ** 40,
    float: -1.5,
    text: "h\u00e9llo \u4e2d \\ \n",
    list: [1, [2, 3]],
    tuple: [1, 2, 3, 4],
    empty: [[], [], new Map()],
  });
});

it("keeps a thing that is named twice one thing", () => {
  const [a, b] = unpickle(ascii("]q\x00h\x00\x86.")) as readonly unknown[];
  expect(a).toEqual([]);
  expect(a).toBe(b);
});

it("stops a pickle that doubles without end, and one that is all instructions", () => {
  // Each line makes a pair of the pair before: 2^60 leaves, were they walked.
  const doubling = concat(ascii("N"), ...Array.from({ length: 60 }, () => ascii("2\x86")), ascii("."));
  expect(() => unpickle(doubling)).not.toThrow();
  expect(() => unpickle(ascii("(".repeat(5_000_000)))).toThrow("at most 1000000 instructions");
});

it("stops a line without end, and a pickle above the limit that is not even packed", () => {
  const line = concat(ascii("S'"), new Uint8Array(2 ** 24).fill(0x61), ascii("'\n."));
  expect(() => unpickle(line, { name: "a.pkl" })).toThrow(
    "Cannot read a.pkl: expected a line with string of at most 16777216 bytes, received 16777218 at offset 1. Save it with pickle protocol 2 or later.",
  );
  expect(() => unpickle(ascii("N."), { name: "a.pkl", limit: 1 })).toThrow(
    "Cannot unpickle a.pkl: expected at most 1 byte, received 2 bytes.",
  );
});

it("stops a small pickle that makes one block into many arrays", () => {
  const block = concat(ascii("T"), [0, 16, 0, 0], new Uint8Array(4096), ascii("q\x09"), ascii("0"));
  const dtype = ascii("cnumpy\ndtype\nU\x02u1\x89\x88\x87Rq\x080");
  const array = ascii(
    "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n)N\x87R(K\x01M\x00\x10\x85h\x08\x89h\x09tb",
  );
  const pickle = (n: number) =>
    unpickle(concat(block, dtype, ascii("("), ...Array.from({ length: n }, () => array), ascii("t.")));
  expect(pickle(2)).toHaveLength(2);
  expect(() => pickle(200)).toThrow("arrays no larger than the pickle that holds them");
});
