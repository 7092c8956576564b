import { expect, test } from "vitest";
import {
  count,
  duration,
  figure,
  moment,
  percent,
  percentFigure,
  setting,
  shape,
} from "../../../src/lab/report/figures.ts";

test.each([
  [0.123456, "0.1235"],
  [2.13e-5, "2.130e-5"],
  [0.001, "0.001000"],
  [0, "0.000"],
  [-1.5, "−1.500"],
  [123456.7, "123457"],
  [3e18, "3.000e18"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "−∞"],
  [undefined, "–"],
])("figure(%s) is %s", (value, text) => {
  expect(figure(value)).toBe(text);
});

test.each([
  [0.001, "0.001"],
  [1e-7, "1e-7"],
  [0.1 + 0.2, "0.3"],
])("setting(%s) is %s", (value, text) => {
  expect(setting(value)).toBe(text);
});

test("shares are percent, and what is no number is a dash", () => {
  expect([percent(0.97834), percent(1, 1), percent(undefined), percent(Number.NaN)]).toEqual([
    "97.83%",
    "100.0%",
    "–",
    "–",
  ]);
  expect([percentFigure(0.5), percentFigure(undefined)]).toEqual(["50.0", "–"]);
});

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [-1234567, "−1,234,567"],
])("count(%s) is %s", (value, text) => {
  expect(count(value)).toBe(text);
});

test.each([
  [0.25, "0.25 s"],
  [12.34, "12.3 s"],
  [59.96, "1 min 00 s"],
  [92.4, "1 min 32 s"],
  [3599.6, "1 h 00 min"],
  [3805, "1 h 03 min"],
  [Number.NaN, "–"],
  [-1, "–"],
])("duration(%s) is %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test("times are read as ISO, and as they are otherwise", () => {
  expect(moment("2025-03-14T09:26:53.589Z").markup).toBe(
    '<time datetime="2025-03-14T09:26:53.589Z">2025-03-14 09:26 UTC</time>',
  );
  expect(moment("<now>").markup).toBe("&lt;now&gt;");
});

test("shapes of one example", () => {
  expect([shape([8, 24, 24]), shape([10]), shape([])]).toEqual(["8×24×24", "10", "1"]);
});
