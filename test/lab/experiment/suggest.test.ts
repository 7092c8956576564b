import { describe, expect, it } from "vitest";
import { anyOf, didYouMean } from "../../../src/lab/experiment/suggest.ts";

const known = [
  { name: "lr", aliases: ["learning_rate"] },
  { name: "leaky_relu" },
  { name: "val_acc" },
  { name: "x" },
  { name: "momentum" },
];

describe("didYouMean", () => {
  it.each([
    ["learning_rat", 'did you mean "lr" (alias learning_rate)?'],
    ["lrr", 'did you mean "lr"?'],
    ["LeakyReLU", 'did you mean "leaky_relu"?'],
    ["val-acc", 'did you mean "val_acc"?'],
    ["val_accuracy", 'did you mean "val_acc"?'],
    ["moment", 'did you mean "momentum"?'],
    ["momemtun", 'did you mean "momentum"?'],
    ["y", undefined],
    ["zebra", undefined],
    ["", undefined],
    ["momentum".repeat(20), undefined],
  ])("%j: %s", (word, expected) => {
    expect(didYouMean(word, known)).toBe(expected);
  });
});

describe("anyOf", () => {
  it("lists as people do", () => {
    expect([anyOf([]), anyOf(["a"]), anyOf(["a", "b"]), anyOf(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a or b",
      "a, b or c",
    ]);
  });
});
