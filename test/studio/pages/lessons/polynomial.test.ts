import { expect, it } from "vitest";
import { evaluate, fit, meanSquare, noisyPoints } from "../../../../src/studio/pages/lessons/overfitting/polynomial.ts";

it("a polynomial of the degree is found again, exactly", () => {
  const x = [-0.9, -0.3, 0.1, 0.4, 0.8, 1];
  const y = x.map((each) => 2 - each + 3 * each ** 3);
  const found = fit({ x, y }, 3, 0);
  for (const at of [-1, 0, 0.5]) expect(evaluate(found, at)).toBeCloseTo(2 - at + 3 * at ** 3, 9);
});

it("does as the lesson says: degree 15 learns sixteen points by heart, and both cures help", () => {
  const others = noisyPoints(400, "others");
  const few = noisyPoints(16, "points");
  const byHeart = fit(few, 15, 0);
  expect(meanSquare(byHeart, few)).toBeLessThan(1e-6);
  expect(meanSquare(byHeart, others)).toBeGreaterThan(1);
  expect(meanSquare(fit(few, 15, 0.3), others)).toBeLessThan(0.2);
  expect(meanSquare(fit(noisyPoints(200, "points"), 15, 0), others)).toBeLessThan(0.1);
});

it("more points are the same points and others", () => {
  expect(noisyPoints(20, "points").x.slice(0, 8)).toEqual(noisyPoints(8, "points").x);
});
