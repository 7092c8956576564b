import { describe, expect, it } from "vitest";
import { identity, scalingFor } from "../../src/data/scaling.ts";
import type { Table } from "../../src/data/table.ts";

const targets = { kind: "values", values: new Float64Array(4), columns: 1 } as const;
const pictures: Table = { length: 2, input: [1, 1, 2], inputs: Uint8Array.of(0, 255, 0, 255), targets };
const columns: Table = { length: 4, input: [2], inputs: Float64Array.of(1, 7, 2, 7, 3, 7, 100, 9), targets };
const all = Uint32Array.of(0, 1, 2, 3);

describe("scalingFor", () => {
  it("none leaves numbers as they are", () => {
    expect(scalingFor("none", pictures, all)).toBe(identity);
  });

  it("unit divides bytes by 255 and leaves other numbers alone", () => {
    expect(scalingFor("unit", pictures, all)).toEqual({ factor: [1 / 255], shift: [0] });
    expect(scalingFor("unit", columns, all)).toBe(identity);
  });

  it("standard takes one mean and variance for all pixels of a picture", () => {
    const { factor, shift } = scalingFor("standard", pictures, Uint32Array.of(0, 1));
    expect([Array.from(factor), Array.from(shift)]).toEqual([[1 / 127.5], [-1]]);
  });

  it("standard takes one a column of a table, from the given rows alone", () => {
    const { factor, shift } = scalingFor("standard", columns, Uint32Array.of(0, 1, 2));
    expect(factor[0]).toBeCloseTo(1 / Math.sqrt(2 / 3), 14);
    expect(shift[0]).toBeCloseTo(-2 / Math.sqrt(2 / 3), 14);
  });

  it("standard turns a constant column into zeros", () => {
    const { factor, shift } = scalingFor("standard", columns, Uint32Array.of(0, 1, 2));
    expect(7 * factor[1] + shift[1]).toBe(0);
  });

  it("standard gives the training rows mean 0 and variance 1, also far from 0", () => {
    const inputs = Float64Array.from({ length: 1000 }, (_, i) => 1e8 + (i % 10));
    const far = { length: 1000, input: [1], inputs, targets };
    const { factor, shift } = scalingFor("standard", far, Uint32Array.from(inputs.keys()));
    const scaled = inputs.map((v) => v * factor[0] + shift[0]);
    const mean = scaled.reduce((a, b) => a + b) / 1000;
    expect(mean).toBeCloseTo(0, 6);
    expect(scaled.reduce((a, b) => a + (b - mean) ** 2, 0) / 1000).toBeCloseTo(1, 6);
  });
});
