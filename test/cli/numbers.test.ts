import { expect, it } from "vitest";
import { figure, percent, thousands } from "../../src/cli/numbers.ts";

it.each([
  [0, "0"],
  [999.4, "999"],
  [999.5, "1,000"],
  [41_200.3, "41,200"],
  [1_234_567, "1,234,567"],
])("thousands of %d are %s", (value, text) => {
  expect(thousands(value)).toBe(text);
});

it.each([
  [0, "0"],
  [0.0812345, "0.08123"],
  [12_345.6, "12350"],
  [0.001, "0.001"],
  [0.00099, "9.90e-4"],
  [3.14159e-6, "3.14e-6"],
  [123_456, "1.23e+5"],
  [-0.5, "-0.5"],
])("the figure of %d is %s", (value, text) => {
  expect(figure(value)).toBe(text);
});

it("percent keeps two decimals", () => {
  expect([percent(0.97531), percent(1), percent(0)]).toEqual(["97.53%", "100.00%", "0.00%"]);
});
