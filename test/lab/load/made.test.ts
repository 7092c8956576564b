import { describe, expect, it } from "vitest";
import { loadRandom, loadSin } from "../../../src/lab/load/made.ts";

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
