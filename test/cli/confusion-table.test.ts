import { expect, it } from "vitest";
import { confusionTable } from "../../src/cli/confusion-table.ts";

it("shows counts by truth and guess, dots for none, and each class's recall", () => {
  const confusion = [
    [9, 1, 0],
    [0, 1200, 4],
    [0, 0, 0],
  ];
  expect(confusionTable(confusion, ["a", "bb", "long name"])).toEqual([
    "    truth |         a        bb long name | recall",
    "        a |         9         1         · | 90.00%",
    "       bb |         ·      1200         4 | 99.67%",
    "long name |         ·         ·         · | –",
  ]);
});
