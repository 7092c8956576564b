import { expect, it } from "vitest";
import { power } from "../../src/core/power.ts";

it("power multiplies", () => {
  expect([0, 1, 2, 3, 10].map((n) => power(2, n))).toEqual([1, 2, 4, 8, 1024]);
  expect(power(0, 0)).toBe(1);
  for (const n of [5, 17, 100, 1000]) expect(Math.abs(power(0.999, n) / 0.999 ** n - 1)).toBeLessThan(1e-12);
  expect(power(0.9, 1e9)).toBe(0);
});
