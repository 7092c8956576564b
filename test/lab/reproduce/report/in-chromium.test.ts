import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { executable } from "../../../../scripts/chromium.mjs";
import { renderReproduction } from "../../../../src/lab/reproduce/report/render.ts";
import { describeInChromium } from "../../../web/chromium.ts";
import { environment, everyOutcome, published } from "./made-up-outcomes.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { html } = renderReproduction(published, everyOutcome(), environment);

describeInChromium("the reproduction's report in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  /** Opens the report as a reader of a language would; `said` is what the console had to say. */
  async function open(locale: string, width: number): Promise<{ page: Page; said: string[] }> {
    const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.setContent(html);
    return { page, said };
  }

  it.each([
    ["en-US", "light", 1280],
    ["zh-CN", "dark", 375],
  ])(
    "in %s, %s, %s wide: nothing in the console, nothing that axe finds, nothing wider than the page",
    async (locale, theme, width) => {
      const { page, said } = await open(locale, width);
      await page.locator(`#${theme}`).check();
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
        ).axe.run();
        return violations.map(({ id }) => id);
      });
      expect(found).toEqual([]);
      expect(said).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    },
  );

  it("is read in the reader's language, and a switch of the language reaches the drawings too", async () => {
    const { page } = await open("zh-CN", 1280);
    const label = page.locator("svg text[lang=en]").first();
    expect(await page.evaluate("document.documentElement.lang")).toBe("zh-Hans");
    expect(await label.isVisible()).toBe(false);
    await page.locator("#en").check();
    expect(await page.evaluate("document.documentElement.lang")).toBe("en");
    expect(await label.isVisible()).toBe(true);
    expect(await page.locator("svg text[lang=zh-Hans]").first().isVisible()).toBe(false);
  });

  it("sets the points of a column in one line", async () => {
    const { page } = await open("en-US", 1280);
    const places = await page.evaluate(`Array.from(document.querySelectorAll("[id^='row_r1-sin_']"), (row) => {
      const text = row.cells[1].firstChild;
      const range = document.createRange();
      const at = text.data.indexOf(".");
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    })`);
    const all = places as number[];
    expect(all).toHaveLength(4);
    expect(Math.max(...all) - Math.min(...all)).toBeLessThan(1);
  });
});
