import { expect, it } from "vitest";
import { tokens } from "../../../../../src/studio/pages/train/editor/highlight.ts";

it("tells keys, numbers and comments apart, and joins to the line", () => {
  const line = "optimizer: {adam: {lr: 3e-3}} # small, a#b";
  expect(tokens(line).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "key optimizer",
    "plain : {",
    "key adam",
    "plain : {",
    "key lr",
    "plain : ",
    "number-value 3e-3",
    "plain }} ",
    "comment # small, a#b",
  ]);
  for (const each of [line, "", "  - linear: 12   # wide", "name: conv2d-2", "a#b: -.5", "x: 1.5e+3"]) {
    expect(
      tokens(each)
        .map(({ text }) => text)
        .join(""),
    ).toBe(each);
  }
  expect(tokens("name: conv2d-2").map(({ kind }) => kind)).toEqual(["key", "plain"]);
});
