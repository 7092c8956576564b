import { describe, expect, it } from "vitest";
import { softplus } from "../../../src/kernels/elementary/softplus.ts";
import { trueValues, worstError } from "./true-values.ts";

describe("softplus", () => {
  it("is within 3 ulp of the true value everywhere", () => {
    const points = trueValues("softplus");
    expect(points.length).toBeGreaterThan(2000);
    const worst = worstError(softplus, points);
    expect(worst.ulps, `at x = ${worst.x}`).toBeLessThanOrEqual(3);
  });

  it("is the identity on the right and e^x on the left", () => {
    expect(softplus(0)).toBe(Math.LN2);
    expect(softplus(1e300)).toBe(1e300);
    expect(softplus(-745)).toBe(5e-324);
    expect(softplus(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(softplus(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(softplus(Number.NaN)).toBeNaN();
  });
});
