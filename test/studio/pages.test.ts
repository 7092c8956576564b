import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeInChromium } from "../web/chromium.ts";
import { launchChromium, openStudio, overflow, violations } from "./studio.ts";

/** Every page, by the folder that it lives in. */
const pages = readdirSync(join(import.meta.dirname, "../../src/studio/pages"));

describeInChromium("Studio", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  describe.each(pages)("the page %s", (id) => {
    it.each([
      ["en", "light"],
      ["en", "dark"],
      ["zh", "light"],
      ["zh", "dark"],
    ])("in %s and %s complains of nothing, and axe finds nothing serious", async (lang, theme) => {
      const { page, complaints } = await openStudio(browser, `#${id}?lang=${lang}&theme=${theme}&drawing=sample~7`);
      await expect.poll(() => page.locator("nav [aria-current=page]").getAttribute("href")).toContain(`#${id}`);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang === "zh" ? "zh-Hans" : "en");
      expect(await page.evaluate("getComputedStyle(document.documentElement).colorScheme")).toBe(theme);
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("fits a phone of 360 pixels, in both languages", async () => {
      for (const lang of ["en", "zh"]) {
        const { page, complaints } = await openStudio(browser, `#${id}?lang=${lang}&drawing=sample~7`, {
          viewport: { width: 360, height: 740 },
        });
        await page.waitForTimeout(100);
        expect(await overflow(page)).toBe(0);
        expect(complaints).toEqual([]);
        await page.context().close();
      }
    });
  });
});
