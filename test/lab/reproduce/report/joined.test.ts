import { expect, test } from "vitest";
import { joined } from "../../../../src/lab/reproduce/report/joined.ts";

test("texts in a row become one, with a space in English alone; what lies between them keeps them apart", () => {
  const one = { en: "One.", zh: "一。" };
  const two = { en: "Two.", zh: "二。" };
  expect(joined([one, two, "3", one, { quote: "x" }, two, one])).toEqual([
    { en: "One. Two.", zh: "一。二。" },
    "3",
    one,
    { quote: "x" },
    { en: "Two. One.", zh: "二。一。" },
  ]);
  expect(joined([])).toEqual([]);
});
