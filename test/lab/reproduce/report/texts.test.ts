import { expect, test } from "vitest";
import type { Text } from "../../../../src/lab/report/language.ts";
import { introductions } from "../../../../src/lab/reproduce/report/introductions.ts";
import { texts } from "../../../../src/lab/reproduce/report/texts.ts";

const inside: Text = { en: "<inside>", zh: "<里面>" };
/** Each argument of a text is a figure, a text or a list of texts: what it does with all of one sort. */
const everyText = texts as Readonly<Record<string, Text | ((...given: readonly unknown[]) => Text)>>;
const figures = ["<1>", "<2>", "<3>", "<4>"];
const plain = Object.entries(everyText).flatMap(([name, text]): [string, Text][] =>
  typeof text === "function" ? [] : [[name, text]],
);
const introduced = Object.entries(introductions).flatMap(([report, { title, paragraphs }]): [string, Text][] =>
  [title, ...paragraphs].map((text, i) => [`${report}, ${i}`, text]),
);

test.each([...plain, ...introduced])("%s is said in English and in Chinese", (_, { en, zh }) => {
  expect(en.trim()).not.toBe("");
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(zh).toMatch(/\p{Script=Han}/u);
});

test.each(introduced)("the numbers of %s are the same in both", (_, { en, zh }) => {
  // 784-100-10, 12,288, 28×28 and 0.01, but not what a language writes out.
  const numbers = (text: string): string[] => (text.match(/\d[\d,.×-]*\d|N\(0, 1\)|\bL2\b/g) ?? []).sort();
  expect(numbers(zh)).toEqual(numbers(en));
});

test.each([
  ["seedsOf", texts.seedsOf("<1>", "<2>")],
  ["cores", texts.cores("<1>", "<2>")],
  ["diverged", texts.diverged("<1>", "<2>")],
  ["divergedAt", texts.divergedAt(inside, "<1>", "<2>")],
  ["didNotLearn", texts.didNotLearn(inside, "<1>")],
  ["holds", texts.holds(inside, "<1>")],
  ["refuted", texts.refuted(inside, "<1>")],
  ["fitWords", texts.fitWords("<1>", "<2>", "<3>", "<4>")],
  ["curveWords", texts.curveWords([inside, inside], "<1>", "<2>")],
  ["lineWords", texts.lineWords(inside, "<1>", "<2>")],
  ["bar", texts.bar(inside, "<1>", "<2>")],
  ["epochsWords", texts.epochsWords("<1>", "<2>")],
  ["costsWords", texts.costsWords("<1>", "<2>", "<3>", "<4>")],
  ["predictionsCaption", texts.predictionsCaption("<1>", "<2>")],
])("%s has the same figures and texts in both languages", (_, { en, zh }) => {
  for (const figure of figures) expect(zh.includes(figure)).toBe(en.includes(figure));
  expect(zh.split(inside.zh).length).toBe(en.split(inside.en).length);
  expect(zh).not.toContain(inside.en);
});
