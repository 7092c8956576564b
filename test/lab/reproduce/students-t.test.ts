import { describe, expect, it } from "vitest";
import { incompleteBeta, logGamma, pairedTest, twoSided } from "../../../src/lab/reproduce/students-t.ts";

// What scipy 1.17.1 gives: 2·stats.t.sf(|t|, ν), special.betainc, special.gammaln and stats.ttest_rel.

it.each([
  [0, 4, 1],
  [0.5, 1, 0.7048327646991335],
  [1, 2, 0.4226497308103742],
  [2.776, 4, 0.05002277831997642],
  [-3.5, 4, 0.024896163460222748],
  [10, 9, 3.578237431924736e-6],
  [0.001, 30, 0.9992087357664851],
  [40, 4, 2.3340163226012678e-6],
  [1.96, 1000, 0.050273184955748736],
])("P(|T| ≥ |%f|) with %i degrees of freedom is %f", (t, freedom, p) => {
  expect(Math.abs(twoSided(t, freedom) / p - 1)).toBeLessThan(1e-12);
});

it.each([
  [0.1, 0.5, 0.5, 0.20483276469913345],
  [0.9, 2, 0.5, 0.5414697392755851],
  [0.5, 5, 3, 0.2265625],
  [0.999, 10, 0.5, 0.8888967091248604],
  [0.01, 0.5, 20, 0.4713699354850154],
  [0, 2, 3, 0],
  [1, 2, 3, 1],
])("I_%f(%f, %f) is %f", (x, a, b, value) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(value, 13);
  expect(incompleteBeta(1 - x, b, a)).toBeCloseTo(1 - value, 13);
});

it.each([
  [0.5, 0.5723649429247],
  [1, 0],
  [2, 0],
  [3.5, 1.2009736023470743],
  [10, 12.801827480081469],
  [150.25, 601.2615040324997],
])("ln Γ(%f) is %f", (z, value) => {
  expect(logGamma(z)).toBeCloseTo(value, 11);
});

describe("a paired test", () => {
  it("of five differences is scipy's", () => {
    const [one, other] = [
      [0.9791, 0.9783, 0.9788, 0.9779, 0.979],
      [0.9762, 0.977, 0.9751, 0.9768, 0.9759],
    ];
    const { n, meanDifference, t, p } = pairedTest(one.map((value, i) => value - other[i]));
    expect(n).toBe(5);
    expect(meanDifference).toBeCloseTo(0.00242, 12);
    expect(t).toBeCloseTo(4.688654762667292, 10);
    expect(p).toBeCloseTo(0.009387120728209207, 12);
  });

  it("of differences the other way has the same p", () => {
    const one = pairedTest([1, 2, 4]);
    const other = pairedTest([-1, -2, -4]);
    expect([other.meanDifference, other.t, other.p]).toEqual([-one.meanDifference, -one.t, one.p]);
  });

  it("of differences that are all alike leaves no doubt, unless they are none", () => {
    expect(pairedTest([0.5, 0.5, 0.5])).toEqual({ n: 3, meanDifference: 0.5, t: Number.POSITIVE_INFINITY, p: 0 });
    expect(pairedTest([0, 0, 0])).toEqual({ n: 3, meanDifference: 0, t: 0, p: 1 });
  });

  it("of one pair says the difference alone, and of none nothing", () => {
    expect(pairedTest([0.5])).toEqual({ n: 1, meanDifference: 0.5, t: Number.NaN, p: Number.NaN });
    expect(pairedTest([])).toEqual({ n: 0, meanDifference: Number.NaN, t: Number.NaN, p: Number.NaN });
  });
});
