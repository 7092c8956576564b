import { describe, expect, it } from "vitest";
import { cos, pi, sin } from "../../../src/kernels/elementary/sin.ts";
import { trueValues, worstError } from "./true-values.ts";

describe.each([
  ["sin", sin],
  ["cos", cos],
] as const)("%s", (name, f) => {
  it("is within 1.5 ulp of the true value up to 10⁶", () => {
    const points = trueValues(name);
    expect(points.length).toBeGreaterThan(3000);
    const worst = worstError(f, points);
    expect(worst.ulps, `at x = ${worst.x}`).toBeLessThanOrEqual(1.5);
  });

  it("has no value where there is none", () => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) expect(f(x)).toBeNaN();
  });
});

describe("sin and cos", () => {
  it("are odd and even, and exact at 0", () => {
    for (const x of [1e-300, 0.1, 0.785, 1.6, 3, 25, 80_000]) {
      expect(sin(-x)).toBe(-sin(x));
      expect(cos(-x)).toBe(cos(x));
    }
    expect([sin(0), cos(0)]).toEqual([0, 1]);
  });

  it("lie on the unit circle in every quadrant", () => {
    for (let x = -12; x < 12; x += 0.037) expect(sin(x) * sin(x) + cos(x) * cos(x)).toBeCloseTo(1, 14);
  });

  it("know π to the last bit", () => {
    expect(pi).toBe(Math.PI);
    // The distance of the float64 π from the real one.
    expect(sin(pi)).toBe(1.2246467991473532e-16);
  });
});
