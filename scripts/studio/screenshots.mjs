// Takes the pictures of Studio that the documentation shows: each page, light and dark, on a desktop and on a phone.
//   npm run build && node scripts/studio/screenshots.mjs [--out docs/studio] [--runs DIR] [--only draw]
// What is built is served as `nabla studio` serves it. --runs is the folder whose runs the page of runs shows: without it two short trainings
// are made for it. Not part of any check: fonts differ from machine to machine.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { decode } from "fast-png";
import { chromium } from "playwright-core";
import { startStudio } from "../../dist/node/index.js";
import { executable } from "../chromium.mjs";
import { encodePalettePng } from "./palette-png.mjs";

const root = join(import.meta.dirname, "..", "..");
const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(root, "docs/studio") },
    runs: { type: "string" },
    only: { type: "string" },
  },
});

/** A 3, drawn for these pictures. */
const three =
  "strokes~middle~P6oF4gMeJR4nJhsoGy4PLBEwATIDLgowCioWLBgiIiQiGCgYKgwwDC4BMgEwDy4NLhsoGSglICMeKxQrFC8GLwgAEwAVOAg4CDQYNBYsJiwkIDAgLhA2EjgCOAI4DTgNOBswGzIpKCcoMRoxHDcKNww5AzcDNRE1Ey0hLSEhKyMt";

/** What is seen of each page, and what is done there before. */
const pages = [
  { name: "draw", link: `#draw?drawing=${three}` },
  { name: "backprop", link: `#backprop?net=digits-mlp&drawing=${three}&at=backward.0&check=1` },
  { name: "train", link: "#train?experiment=@digits", act: train },
  { name: "runs", link: "#runs" },
  { name: "lessons", link: "#lessons" },
  { name: "lesson", link: "#lessons?read=equations" },
];

const screens = [
  { name: "desktop", options: { viewport: { width: 1280, height: 900 } } },
  {
    name: "phone",
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true },
  },
];

mkdirSync(values.out, { recursive: true });
const server = await startStudio({
  host: "127.0.0.1",
  port: 0,
  anyPort: false,
  runs: values.runs ?? twoRuns(),
  data: { candidates: [], from: "default", cwd: root },
});
const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
try {
  for (const { name, link, act } of pages) {
    if (values.only !== undefined && values.only !== name) continue;
    for (const screen of screens) {
      for (const theme of ["light", "dark"]) {
        const context = await browser.newContext({ locale: "en", reducedMotion: "reduce", ...screen.options });
        const page = await context.newPage();
        page.setDefaultTimeout(120_000);
        await page.goto(`${server.url}${link}${link.includes("?") ? "&" : "?"}theme=${theme}`);
        await page.locator("h1").waitFor();
        await page.waitForTimeout(1500);
        await act?.(page);
        const file = join(values.out, `${name}-${screen.name}-${theme}.png`);
        const png = encodePalettePng(decode(await page.screenshot()));
        writeFileSync(file, png);
        console.log(`${file}: ${Math.round(png.length / 1024)} kB`);
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}

/** A training that has come some way. */
async function train(page) {
  await page.locator("main button.main").first().click();
  await page.waitForTimeout(12_000);
}

function twoRuns() {
  const folder = mkdtempSync(join(tmpdir(), "nabla-runs-"));
  for (const [name, lr] of [
    ["slow", "5e-4"],
    ["fast", "3e-3"],
  ]) {
    const set = [
      "--set",
      "data.count=4000",
      "--set",
      "trainer.epochs=6",
      "--set",
      `optimizer.adam.lr=${lr}`,
      "--set",
      `name=${name}`,
    ];
    const out = join(folder, `2026-11-21_10-00-00-${name}`);
    const args = [join(root, "bin/nabla.js"), "train", "experiments/studio/digits-mlp.yaml", ...set, "--out", out];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }
  return folder;
}
