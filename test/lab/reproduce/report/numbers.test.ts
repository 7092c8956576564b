import { expect, test } from "vitest";
import { asMeasured, asPrinted, fixed, measured } from "../../../../src/lab/reproduce/report/numbers.ts";

test("a printed figure keeps its own digits", () => {
  expect([asPrinted(0.97, "acc"), asPrinted(0.9712, "acc"), asPrinted(0.083, "acc")]).toEqual(["97", "97.12", "8.3"]);
  expect([asPrinted(0.000002, "loss"), asPrinted(0.0016, "loss")]).toEqual(["0.000002", "0.0016"]);
});

test("an accuracy is percent to a hundredth, a loss has three digits that count, its deviation as many decimals", () => {
  expect(measured({ mean: 0.97534, deviation: 0.00126 }, "acc")).toEqual(["97.53", "0.13"]);
  expect(measured({ mean: 0.0000174321, deviation: 0.0000021 }, "loss")).toEqual(["0.0000174", "0.0000021"]);
  expect(measured({ mean: 0.2043, deviation: 0.1 }, "loss")).toEqual(["0.204", "0.100"]);
  expect(asMeasured(12.345, "loss")).toBe("12.3");
  expect(asMeasured(1234.5, "loss")).toBe("1235");
  expect(asMeasured(0.5, "acc")).toBe("50.00%");
});

test("what is no number, or too large for a column, is written as elsewhere", () => {
  expect([fixed(Number.NaN, 2), fixed(Number.POSITIVE_INFINITY, 2), fixed(2e12, 2)]).toEqual(["NaN", "∞", "2.00e12"]);
  expect([asMeasured(0, "loss"), fixed(-1.5, 1)]).toEqual(["0.00", "−1.5"]);
});
