import { expect, test } from "vitest";
import { say, type Text, type Texts, texts } from "../../../src/lab/report/language.ts";

const everyText: Texts = texts;
const figures = ["<1>", "<2>"];
const all: [string, Text][] = Object.entries(everyText).map(([name, text]) => [
  name,
  typeof text === "function" ? text(...figures) : text,
]);

test.each(all)("%s is said in English and in Chinese, with the same figures", (_, { en, zh }) => {
  expect(en.trim()).not.toBe("");
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(zh).toMatch(/\p{Script=Han}/u);
  for (const figure of figures) expect(zh.includes(figure)).toBe(en.includes(figure));
});

test("a text is one span a language, escaped", () => {
  expect(say({ en: "a < b", zh: "甲" }).markup).toBe('<span lang="en">a &lt; b</span><span lang="zh-Hans">甲</span>');
});
