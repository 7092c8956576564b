import { describe, expect, it } from "vitest";
import { log1p } from "../../../src/kernels/elementary/log1p.ts";
import { trueValues, worstError } from "./true-values.ts";

describe("log1p", () => {
  it("is within 2 ulp of the true value everywhere", () => {
    const points = trueValues("log1p");
    expect(points.length).toBeGreaterThan(3000);
    const worst = worstError(log1p, points);
    expect(worst.ulps, `at x = ${worst.x}`).toBeLessThanOrEqual(2);
  });

  it("keeps the sign of zero and knows where it ends", () => {
    expect(log1p(0)).toBe(0);
    expect(log1p(-0)).toBe(-0);
    expect(log1p(-1)).toBe(Number.NEGATIVE_INFINITY);
    expect(log1p(-1.5)).toBeNaN();
    expect(log1p(Number.NaN)).toBeNaN();
    expect(log1p(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});
