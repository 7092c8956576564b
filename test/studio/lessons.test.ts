import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeInChromium } from "../web/chromium.ts";
import { launchChromium, openStudio, overflow, violations } from "./studio.ts";

const ids = ["neuron", "forward", "equations", "saturation", "overfitting"];
const pages = join(import.meta.dirname, "../../src/studio/pages");

/** Where the lesson's links lead. */
function links(page: Page): Promise<string[]> {
  return page
    .locator(".try a")
    .evaluateAll((all) =>
      all.map((link) => (link as unknown as { getAttribute(name: string): string }).getAttribute("href")),
    );
}

function keys(hash: string): string[] {
  return [...new URLSearchParams(hash.split("?")[1]).keys()].sort();
}

describeInChromium("the lessons", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it("are five, one after the other", async () => {
    const { page } = await openStudio(browser, "#lessons");
    expect(await page.locator(".contents a").count()).toBe(ids.length);
    await page.locator(".contents a").first().click();
    for (const id of ids) {
      await expect.poll(() => new URL(page.url()).hash).toContain(`read=${id}`);
      await page.locator(".onward a").click();
    }
    await expect.poll(() => new URL(page.url()).hash).toContain("#draw");
    await page.context().close();
  });

  describe.each(ids)("%s", (id) => {
    it.each([
      ["en", "light"],
      ["zh", "dark"],
    ])("in %s and %s complains of nothing, axe finds nothing serious, and it fits a phone", async (lang, theme) => {
      const { page, complaints } = await openStudio(browser, `#lessons?read=${id}&lang=${lang}&theme=${theme}`);
      await page.locator(".live").first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("its links set what the pages that they open keep", async () => {
      const { page } = await openStudio(browser, `#lessons?read=${id}`);
      const found = await links(page);
      expect(found.length).toBeGreaterThan(0);
      for (const link of found) {
        const target = /^#(\w+)/.exec(link)![1]!;
        if (target !== "draw" && !existsSync(join(pages, target, "state.ts"))) continue;
        const { page: opened, complaints } = await openStudio(browser, link);
        // The page writes its link anew: what it does not know, or cannot be, is no longer in it.
        await opened.waitForTimeout(1000);
        expect(keys(new URL(opened.url()).hash)).toEqual(expect.arrayContaining(keys(link)));
        expect(await opened.getByRole("link", { name: "Back to the lesson" }).getAttribute("href")).toContain(
          `read=${id}`,
        );
        expect(complaints).toEqual([]);
        await opened.context().close();
      }
      await page.context().close();
    });
  });

  it("lets one solve “and”, and steps until the loss is small", async () => {
    const { page } = await openStudio(browser, "#lessons?read=neuron");
    const pull = async (place: number, to: string): Promise<void> => {
      await page.locator(".live input[type=range]").nth(place).fill(to);
    };
    expect(await page.getByText("Neither yet.").count()).toBe(1);
    for (const [place, to] of [
      [2, "3"],
      [3, "3"],
      [4, "-4.5"],
    ] as const)
      await pull(place, to);
    expect(await page.getByText("This is “and”.").count()).toBe(1);
    await pull(4, "-1.5");
    expect(await page.getByText("This is “or”.").count()).toBe(1);
    await page.goto(page.url().replace(/#.*/, "#lessons?read=equations"));
    const step = page.getByRole("button", { name: "Take a step" });
    for (let i = 0; i < 8; i++) await step.click();
    expect(await page.getByText("8 steps").textContent()).toContain("loss 0.00");
    await page.context().close();
  });
});
