import { describe, expect, it } from "vitest";
import { sigmoid } from "../../../src/kernels/elementary/sigmoid.ts";
import { trueValues, worstError } from "./true-values.ts";

describe("sigmoid", () => {
  it("is within 3 ulp of the true value everywhere", () => {
    const points = trueValues("sigmoid");
    expect(points.length).toBeGreaterThan(2000);
    const worst = worstError(sigmoid, points);
    expect(worst.ulps, `at x = ${worst.x}`).toBeLessThanOrEqual(3);
  });

  it("is a half at zero, saturates at one and reaches zero only by underflow", () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(-0)).toBe(0.5);
    expect(sigmoid(800)).toBe(1);
    expect(sigmoid(-745)).toBe(5e-324);
    expect(sigmoid(-800)).toBe(0);
    expect(sigmoid(Number.POSITIVE_INFINITY)).toBe(1);
    expect(sigmoid(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(sigmoid(Number.NaN)).toBeNaN();
  });
});
