/** Studio in a real Chromium: the one-file build, opened from the disk with the network off. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { executable } from "../../scripts/chromium.mjs";

/** dist/studio.html, as `npm run build` left it. */
export const offlineFile: string = pathToFileURL(join(import.meta.dirname, "../../dist/studio.html")).href;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A page of Studio, and all that it complained about: on the console, and errors that nobody caught. */
export interface OpenStudio {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export function launchChromium(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath: executable!, args: ["--no-sandbox", ...quiet] });
}

/** Opens Studio at a link, `#draw?net=digits-mlp`, in a context of its own. */
export async function openStudio(
  browser: Browser,
  link: string,
  { from = offlineFile, ...options }: BrowserContextOptions & { readonly from?: string } = {},
): Promise<OpenStudio> {
  const context = await browser.newContext({ offline: from.startsWith("file:"), locale: "en", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(from + link);
  await page.locator("h1").waitFor();
  return { page, complaints };
}

/** What axe finds serious or worse, a line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return found
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** By how many pixels the page is wider than the window, which on a phone pushes everything about. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
}
