import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { html } from "../../../src/lab/report/html.ts";
import { page } from "../../../src/lab/report/page.ts";
import { readMarkup } from "./check-markup.ts";

const written = page("A & B", [html`<p>x</p>`, undefined]);
const { tags } = readMarkup(written);

test("the policy admits this style and this script and nothing else", () => {
  const policy = tags
    .find(({ attributes }) => attributes["http-equiv"])
    ?.attributes["content"].replaceAll("&#39;", "'");
  const hash = (name: string): string => {
    const source = new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(written)?.[1] ?? "";
    return createHash("sha256").update(source).digest("base64");
  };
  expect(policy).toBe(
    `default-src 'none'; img-src data:; style-src 'sha256-${hash("style")}'; script-src 'sha256-${hash("script")}'; base-uri 'none'; form-action 'none'`,
  );
});

test("the policy stands before what it rules", () => {
  expect(written.indexOf("Content-Security-Policy")).toBeLessThan(written.indexOf("<style>"));
});

test("two switches work without a script: radio buttons with labels that the style reads", () => {
  const radios = tags.filter(({ attributes }) => attributes["type"] === "radio").map(({ attributes }) => attributes);
  expect(radios.map(({ name, id }) => `${name} ${id}`)).toEqual([
    "language en",
    "language zh",
    "theme auto",
    "theme light",
    "theme dark",
  ]);
  expect(radios.filter((radio) => "checked" in radio).map(({ id }) => id)).toEqual(["en", "auto"]);
  const style = /<style>(.*)<\/style>/s.exec(written)?.[1];
  for (const id of ["zh", "light", "dark"]) expect(style).toContain(`:has(#${id}:checked)`);
});

test("the title is escaped", () => {
  expect(written).toContain("<title>A &amp; B · Nabla</title>");
});

test("another kind of page says what it is and brings style of its own, which the policy admits", () => {
  const other = page("x", [], { kind: { en: "Ledger", zh: "账本" }, more: "p{color:red}" });
  const style = /<style>(.*)<\/style>/s.exec(other)?.[1] ?? "";
  expect(style.endsWith("p{color:red}")).toBe(true);
  expect(other).toContain(createHash("sha256").update(style).digest("base64"));
  expect(other).toContain('<span lang="en">Ledger</span><span lang="zh-Hans">账本</span></p>');
});
