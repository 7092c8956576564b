import { describe, expect, it } from "vitest";
import * as init from "../../src/core/initializers.ts";
import { numpyRandom, stream } from "../../src/core/random/index.ts";
import { zeros } from "../../src/kernels/tensor.ts";

const fill = (initializer: init.Initializer, shape = [200, 50], draw: init.Draw = stream(3, "test")): Float64Array => {
  const value = zeros(shape, "float64");
  initializer.fill(value, draw);
  return value.data as Float64Array;
};
const moments = (data: Float64Array): { mean: number; std: number; largest: number } => {
  const mean = data.reduce((a, b) => a + b) / data.length;
  const std = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);
  return { mean, std, largest: data.reduce((max, value) => Math.max(max, Math.abs(value)), 0) };
};

describe("an initialiser", () => {
  it("knows how many inputs feed an output: [out, in, …kernel]", () => {
    expect(init.fans([30, 20])).toEqual({ fanIn: 20, fanOut: 30 });
    expect(init.fans([8, 3, 5, 5])).toEqual({ fanIn: 75, fanOut: 200 });
  });

  it.each<[string, init.Initializer, number, number]>([
    ["he_uniform", init.heUniform, Math.sqrt(2 / 50), Math.sqrt(6 / 50)],
    ["xavier_uniform", init.xavierUniform, Math.sqrt(2 / 250), Math.sqrt(6 / 250)],
    ["he_normal", init.heNormal, Math.sqrt(2 / 50), Number.POSITIVE_INFINITY],
    ["xavier_normal", init.xavierNormal, Math.sqrt(2 / 250), Number.POSITIVE_INFINITY],
    ["normal", init.normal(), 1, Number.POSITIVE_INFINITY],
    ["uniform", init.uniform(0.3), 0.3 / Math.sqrt(3), 0.3],
  ])("%s has its spread around 0", (kind, initializer, std, limit) => {
    const { mean, std: measured, largest } = moments(fill(initializer));
    expect(initializer.kind).toBe(kind);
    expect(Math.abs(mean)).toBeLessThan((4 * std) / 100);
    expect(Math.abs(measured / std - 1)).toBeLessThan(0.05);
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(1.6 * std);
  });

  it("constant and zeros draw nothing", () => {
    expect(new Set(fill(init.constant(3)))).toEqual(new Set([3]));
    expect(new Set(fill(init.zeros))).toEqual(new Set([0]));
  });

  it("normal takes numpy's randn in order, scaled and shifted", () => {
    const expected = numpyRandom(5).randn(6);
    expect(fill(init.normal(0.1, 2), [3, 2], numpyRandom(5))).toEqual(expected.map((value) => value * 0.1 + 2));
  });
});
