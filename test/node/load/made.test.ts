import { describe, expect, it } from "vitest";
import { loadDigits, loadRandom, loadSin } from "../../../src/node/load/made.ts";

describe("loadDigits", () => {
  it("renders a training and a test part that share no picture, the test part whatever the other's size", () => {
    const load = (count: number, seed: number) => loadDigits({ name: "digits", count, test_count: 10, seed });
    const [small, large] = [load(10, 3), load(30, 3)];
    expect(large.table).toMatchObject({ length: 30, input: [1, 28, 28] });
    expect(large.test).toEqual(small.test);
    expect(large.table.inputs.subarray(0, 7840)).toEqual(small.table.inputs);
    const pictures = new Set<string>();
    for (const { inputs, length } of [large.table, large.test!]) {
      for (let i = 0; i < length; i++) pictures.add(inputs.subarray(i * 784, (i + 1) * 784).join());
    }
    expect(pictures.size).toBe(40);
    expect(load(10, 4).test).not.toEqual(small.test);
  });
});

describe("loadSin", () => {
  it("gives R1's 629 points", () => {
    expect(loadSin({ name: "sin", step: 0.01 }).table.length).toBe(629);
  });
});

describe("loadRandom", () => {
  it("draws from the generator of the seed named", () => {
    const seeds: number[] = [];
    const uniform = (seed: number): (() => number) => {
      seeds.push(seed);
      let n = 0;
      return () => n++ / 100;
    };
    const { table } = loadRandom({ name: "random", features: 3, count: 2, seed: 7 }, uniform);
    expect(seeds).toEqual([7]);
    // A matrix [features, count], row by row, whose columns are the examples.
    expect(Array.from(table.inputs)).toEqual([0, 0.02, 0.04, 0.01, 0.03, 0.05]);
    expect(table.targets).toMatchObject({ values: Float64Array.of(0.06, 0.07), columns: 1 });
  });
});
