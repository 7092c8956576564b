import { expect, test } from "vitest";
import { printed, sameDigits } from "../../../../src/lab/reproduce/report/digits.ts";

test("eight decimals, as numpy prints an array", () => {
  expect([printed(0.5739967), printed(0.693013557), printed(-0.02091715)]).toEqual([
    "0.57399670",
    "0.69301356",
    "−0.02091715",
  ]);
});

test.each([
  ["0.6930", "0.6930", 6],
  ["0.6930", "0.6931", 5],
  ["0.6930", "−0.6930", 0],
  ["", "1", 0],
  ["0.12", "0.123", 4],
])("%s and %s begin alike for %s characters", (a, b, same) => {
  expect(sameDigits(a, b)).toBe(same);
  expect(sameDigits(b, a)).toBe(same);
});
