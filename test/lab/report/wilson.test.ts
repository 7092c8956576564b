import { expect, test } from "vitest";
import { wilson } from "../../../src/lab/report/wilson.ts";

// Bounds solve (p − p̂)² = z²·p(1 − p)/n: the definition, not the formula.
test.each([
  [9783, 10000],
  [1, 10],
  [50, 100],
])("both bounds of %s in %s solve the score equation", (right, n) => {
  const { low, high } = wilson(right, n);
  const z = 1.959963984540054;
  for (const p of [low, high]) expect((p - right / n) ** 2).toBeCloseTo((z * z * p * (1 - p)) / n, 12);
  expect(low).toBeLessThan(right / n);
  expect(high).toBeGreaterThan(right / n);
});

test("all and none stay within 0 and 1", () => {
  expect(wilson(10, 10).high).toBeCloseTo(1, 12);
  expect(wilson(0, 10).low).toBe(0);
  expect(wilson(10, 10).low).toBeCloseTo(0.7225, 4);
});
