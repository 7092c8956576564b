import { expect, it } from "vitest";
import { spread } from "../../src/lab/spread.ts";

it.each([
  [[5], { mean: 5, deviation: 0 }],
  [[1, 2, 3], { mean: 2, deviation: 1 }],
  [[2, 4, 4, 4, 5, 5, 7, 9], { mean: 5, deviation: expect.closeTo(Math.sqrt(32 / 7), 12) }],
])("spread of %o", (numbers, expected) => {
  expect(spread(numbers)).toEqual(expected);
});
