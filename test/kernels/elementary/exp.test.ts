import { describe, expect, it } from "vitest";
import { exp } from "../../../src/kernels/elementary/exp.ts";
import { trueValues, worstError } from "./true-values.ts";

describe("exp", () => {
  it("is within 1 ulp of the true value everywhere", () => {
    const points = trueValues("exp");
    expect(points.length).toBeGreaterThan(5000);
    const worst = worstError(exp, points);
    expect(worst.ulps, `at x = ${worst.x}`).toBeLessThanOrEqual(1);
  });

  it("takes the values that are no numbers or none any more", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Number.NaN)).toBeNaN();
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
  });

  it("overflows and underflows at the right float64", () => {
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(exp(709.7827128933841)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(1e300)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-1e300)).toBe(0);
  });

  it("never falls as x rises, across every seam of the reduction", () => {
    for (let k = -40; k <= 40; k++) {
      let x = (k + 0.5) * Math.LN2 - 1e-13;
      for (let i = 0, last = 0; i < 400; i++, x += 5e-16 * Math.max(1, Math.abs(k))) {
        const y = exp(x);
        expect(y).toBeGreaterThanOrEqual(last);
        last = y;
      }
    }
  });
});
