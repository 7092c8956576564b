import { expect, it } from "vitest";
import { brief, figure, percent } from "../../../../../src/studio/pages/backprop/model/figure.ts";

it.each([
  [0, "0"],
  [1, "1.000"],
  [-0.123456, "−0.1235"],
  [0.001, "0.001000"],
  [-0.0009999, "−9.999 · 10⁻⁴"],
  [1.5e-12, "1.500 · 10⁻¹²"],
  [123456, "1.235 · 10⁵"],
  [-Number.POSITIVE_INFINITY, "−Infinity"],
])("prints %d as %s", (value, text) => expect(figure(value)).toBe(text));

it("prints more digits where they are asked for", () => expect(figure(2 / 3, 10)).toBe("0.6666666667"));

it.each([
  [0, "0"],
  [-0.1234, "−0.12"],
  [2.187, "2.2"],
  [-0.00066, "−7e−4"],
])("prints %d briefly as %s", (value, text) => expect(brief(value)).toBe(text));

it("prints probabilities in hundredths of a percent", () => expect(percent(0.98765)).toBe("98.77%"));
