import { describe, expect, it } from "vitest";
import { type NumpyRandom, numpyRandom } from "../../../src/core/random/numpy-random.ts";
import { NablaError, UsageError } from "../../../src/kernels/errors.ts";
import { digest, numpyValues } from "./numpy-values.ts";

const numpy = numpyValues();
const MILLION = 1_000_000;

describe("numpyRandom, bit for bit", () => {
  it.each(numpy.seeds)("rand and randn of seed $seed", ({ seed, rand, randn, randFirst, randnFirst }) => {
    expect(Array.from(numpyRandom(seed).rand(100))).toEqual(randFirst);
    expect(Array.from(numpyRandom(seed).randn(100))).toEqual(randnFirst);
    expect(digest(numpyRandom(seed).rand(MILLION))).toBe(rand);
    expect(digest(numpyRandom(seed).randn(MILLION))).toBe(randn);
  });

  it("the data and the weights of report R4", () => {
    const data = numpyRandom(1);
    expect(digest(data.rand(12288 * 200))).toBe(numpy.r4.data);
    expect(digest(data.rand(200))).toBe(numpy.r4.labels);
    expect(digest(numpyRandom(10).randn(20 * 12288))).toBe(numpy.r4.weights);
  });

  it("seeds that are arrays, shorter and longer than the state", () => {
    expect(Array.from(numpyRandom([1, 2, 3]).rand(20))).toEqual(numpy.arrays.short);
    expect(Array.from(numpyRandom(Array.from({ length: 700 }, (_, i) => i)).rand(20))).toEqual(numpy.arrays.long);
  });

  it.each(numpy.permutations)("two permutations of $n after seed $seed", ({ seed, n, first, second, head }) => {
    const random = numpyRandom(seed);
    const permutation = random.permutation(n);
    expect(Array.from(permutation.subarray(0, 20))).toEqual(head);
    expect(digest(permutation)).toBe(first);
    expect(digest(random.permutation(n))).toBe(second);
  });

  it("shuffle, of a typed array and of a list", () => {
    const random = numpyRandom(5);
    const array = Float64Array.from({ length: 50 }, (_, i) => i / 8);
    const words = [..."backpropagation"];
    random.shuffle(array);
    random.shuffle(words);
    expect(Array.from(array)).toEqual(numpy.shuffle.array);
    expect(words.join("")).toBe(numpy.shuffle.words);
    expect(random.uniform()).toBe(numpy.shuffle.next);
  });

  it.each(numpy.integers)("randint($low, $high)", ({ low, high, values, next }) => {
    const random = numpyRandom(6);
    expect(values.map(() => random.randint(low, high))).toEqual(values);
    expect(random.uniform()).toBe(next);
  });

  it("normal, uniform, randint and rand in turn", () => {
    const random = numpyRandom(7);
    const turn = (): number[] => [
      random.normal(1.5, 0.25),
      random.uniform(-3, 7),
      random.randint(0, 10),
      random.uniform(),
    ];
    expect(Array.from({ length: 20 }, turn).flat()).toEqual(numpy.mixed);
  });

  it.each(numpy.seeds.slice(0, 3))(
    "the state after seven deviates of seed $seed is numpy's",
    ({ seed, afterSeven }) => {
      const random = numpyRandom(seed);
      random.randn(7);
      const { key, position, spare } = random.state();
      expect({ key: digest(Uint32Array.from(key)), position, spare }).toEqual(afterSeven);
    },
  );
});

describe("NumpyRandom", () => {
  it("below(n) is randint(0, n)", () => {
    const one = numpyRandom(3);
    const other = numpyRandom(3);
    for (const n of [1, 7, 1000, 2 ** 40]) expect(one.below(n)).toBe(other.randint(0, n));
  });

  it.each([0, 1, 623, 624, 625])("continues from a state that went through JSON after %i words", (words) => {
    const random = numpyRandom(11);
    for (let i = 0; i < words; i++) random.below(2);
    random.normal();
    const saved = JSON.parse(JSON.stringify(random.state()));
    const expected = draws(random);
    const resumed = numpyRandom(0);
    resumed.restore(saved);
    expect(draws(resumed)).toEqual(expected);
    random.restore(saved);
    expect(draws(random)).toEqual(expected);
  });

  it("hands out a state that later draws do not change", () => {
    const random = numpyRandom(1);
    const before = random.state();
    const copy = structuredClone(before);
    random.rand(2000);
    expect(before).toEqual(copy);
  });

  it.each([-1, 0.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY])("refuses the seed %d", (seed) => {
    expect(() => numpyRandom(seed)).toThrow(UsageError);
    expect(() => numpyRandom(seed)).toThrow(
      `Cannot seed a generator: expected a whole number from 0 to 4294967295, received ${seed}.`,
    );
    expect(() => numpyRandom([1, seed])).toThrow(UsageError);
  });

  it("refuses no seeds at all", () => {
    expect(() => numpyRandom([])).toThrow("Cannot seed a generator: expected at least one number, received none.");
  });

  it.each([
    [0, 0],
    [5, 3],
    [0.5, 3],
    [0, 2 ** 53],
    [-(2 ** 53), 0],
    [-(2 ** 52) - 10, 2 ** 52],
  ])("refuses randint(%d, %d)", (low, high) => {
    expect(() => numpyRandom(0).randint(low, high)).toThrow(
      `Cannot draw a whole number: expected whole low < high, at most 2^53 - 1 apart, received low ${low}, high ${high}.`,
    );
  });

  it.each([0, -1, 1.5, 2 ** 53, Number.NaN])("refuses below(%d)", (n) => {
    expect(() => numpyRandom(0).below(n)).toThrow(NablaError);
  });

  it.each([
    ["another kind", { kind: "stream" }, "expected a state of kind numpy, received stream"],
    ["nothing", undefined, "expected a state of kind numpy, received undefined"],
    ["too few words", { key: [1, 2] }, "expected 624 words, received 2"],
    ["no words", { key: undefined }, "expected 624 words, received undefined"],
    [
      "a word too large",
      { key: Array(624).fill(2 ** 32) },
      "expected a word from 0 to 4294967295, received 4294967296",
    ],
    ["an object for words", { key: { toString: 1 } }, "expected 624 words, received an object"],
    ["an object for a word", { key: [{ toString: 1 }, ...Array(623).fill(0)] }, "received an object"],
    ["a position beyond the end", { position: 625 }, "expected a position from 0 to 624, received 625"],
    ["a spare that is no number", { spare: "1" }, "expected no spare deviate or a finite one, received 1"],
  ])("refuses a state with %s and stays as it was", (_, change, message) => {
    const random = numpyRandom(4);
    random.normal();
    const before = random.state();
    const damaged = change === undefined ? undefined : { ...before, ...change };
    expect(() => random.restore(damaged as never)).toThrow(message);
    expect(random.state()).toEqual(before);
  });
});

function draws(random: NumpyRandom): number[] {
  return [
    random.normal(),
    random.normal(),
    random.uniform(),
    random.below(1000),
    ...random.permutation(9),
    ...random.rand(700),
  ];
}
