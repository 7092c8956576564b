import { describe, expect, it } from "vitest";
import { tanh } from "../../../src/kernels/elementary/tanh.ts";
import { trueValues, worstError } from "./true-values.ts";

describe("tanh", () => {
  it("is within 2 ulp of the true value everywhere", () => {
    const points = trueValues("tanh");
    expect(points.length).toBeGreaterThan(5000);
    const worst = worstError(tanh, points);
    expect(worst.ulps, `at x = ${worst.x}`).toBeLessThanOrEqual(2);
  });

  it("is odd, keeps the sign of zero and saturates", () => {
    for (const x of [1e-300, 0.1, 0.55, 0.7, 3, 25, 800]) expect(tanh(-x)).toBe(-tanh(x));
    expect(tanh(0)).toBe(0);
    expect(tanh(-0)).toBe(-0);
    expect(tanh(Number.POSITIVE_INFINITY)).toBe(1);
    expect(tanh(Number.NEGATIVE_INFINITY)).toBe(-1);
    expect(tanh(Number.NaN)).toBeNaN();
  });
});
