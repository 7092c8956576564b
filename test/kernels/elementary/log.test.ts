import { describe, expect, it } from "vitest";
import { log } from "../../../src/kernels/elementary/log.ts";
import { trueValues, worstError } from "./true-values.ts";

describe("log", () => {
  it("is within 1 ulp of the true value everywhere", () => {
    const points = trueValues("log");
    expect(points.length).toBeGreaterThan(5000);
    const worst = worstError(log, points);
    expect(worst.ulps, `at x = ${worst.x}`).toBeLessThanOrEqual(1);
  });

  it("takes the values that are no numbers or have no logarithm", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-5e-324)).toBeNaN();
    expect(log(Number.NEGATIVE_INFINITY)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });

  it("is exact on the ends of the range", () => {
    expect(log(5e-324)).toBe(-744.4400719213812);
    expect(log(1.7976931348623157e308)).toBe(709.782712893384);
  });
});
