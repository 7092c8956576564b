import { expect, test } from "vitest";
import { draw } from "../../../../../src/lab/report/charts/draw.ts";
import {
  barLabels,
  barsOf,
  barsOption,
  barsSize,
  type Group,
} from "../../../../../src/lab/reproduce/report/charts/bars.ts";
import { readMarkup } from "../../../report/check-markup.ts";

const label = { en: "one", zh: "一" };
const group = (published: number | undefined, mean?: number, deviation = 0): Group => ({
  label,
  published,
  ours: mean === undefined ? undefined : { mean, deviation },
});
const drawn = (groups: readonly Group[], metric: "acc" | "loss"): string => {
  const bars = barsOf(groups, metric);
  if (!bars) throw new Error("nothing to draw");
  const words = groups.map((one) => one.label);
  return draw("it", barsOption(bars), { size: barsSize(bars), described: true, words }).markup;
};
const count = (markup: string, piece: string): number => markup.split(piece).length - 1;

test("bars where the axis begins at zero, dots where it does not or runs in factors", () => {
  expect(barsOf([group(0.1, 0.1), group(0.9, 0.92)], "acc")?.form).toBe("bars");
  expect(barsOf([group(0.97, 0.98), group(0.975, 0.976)], "acc")?.form).toBe("dots");
  expect(barsOf([group(0.2, 0.2), group(0.00002, 0.00001)], "loss")?.form).toBe("dots");
});

test("nothing where nothing can be placed", () => {
  expect(barsOf([], "acc")).toBeUndefined();
  expect(barsOf([group(undefined), group(Number.NaN)], "acc")).toBeUndefined();
});

test("a bar ends where its value lies", () => {
  const markup = drawn([group(0.5, 0.25), group(1, 1)], "acc");
  // The axis runs from 14 to 386.
  const widths = Array.from(markup.matchAll(/ d="M14 [\d.]+l([\d.]+) 0/g), ([, width]) => Number(width));
  expect(widths.slice(0, 2).sort((a, b) => a - b)).toEqual([93, 186]);
});

test("a label stands in both languages, each figure once", () => {
  const { tags } = readMarkup(drawn([group(0.1, 0.2), group(0.3, 0.8)], "acc"));
  const texts = tags.filter(({ name, attributes }) => name === "text" && "lang" in attributes);
  expect(texts.map(({ attributes }) => attributes["lang"])).toEqual(["en", "zh-Hans", "en", "zh-Hans"]);
});

test("only figures over several seeds have whiskers, and of what was not run there is no mark of ours", () => {
  const lines = (markup: string): number => count(markup, 'stroke="var(--ink)"');
  const plain = drawn([group(0.97, 0.98), group(0.975, 0.976)], "acc");
  const spread = drawn([group(0.97, 0.98, 0.001), group(0.975, 0.976)], "acc");
  expect(lines(spread) - lines(plain)).toBe(3);
  expect(
    count(plain, 'fill="var(--blue)"') - count(drawn([group(0.97, 0.98), group(0.975)], "acc"), 'fill="var(--blue)"'),
  ).toBe(1);
});

test("a whisker that leaves a scale of factors ends at its edge", () => {
  expect(drawn([group(0.2, 0.1, 5), group(0.00002, 0.00001)], "loss")).not.toMatch(/NaN|Infinity/);
});

test("a label that is longer than its line is cut", () => {
  const labels = (en: string, zh: string) => {
    const bars = barsOf([{ ...group(0.5), label: { en, zh } }], "acc");
    return bars && barLabels(bars)[0];
  };
  expect(labels("a".repeat(56), "字".repeat(28))).toEqual({ en: "a".repeat(56), zh: "字".repeat(28) });
  expect(labels("a".repeat(57), "字".repeat(29))).toEqual({ en: `${"a".repeat(56)}…`, zh: `${"字".repeat(28)}…` });
});
