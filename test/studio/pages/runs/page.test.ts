import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { stateDict } from "../../../../src/core/checkpoint.ts";
import { bestBackend } from "../../../../src/kernels/wasm.ts";
import { formatExperiment, readExperiment } from "../../../../src/lab/experiment/index.ts";
import { metaOf, writeModel } from "../../../../src/lab/model-file.ts";
import { prepare } from "../../../../src/lab/prepare.ts";
import { loadGiven } from "../../../../src/studio/pages/train/training/given-data.ts";
import { describeInChromium } from "../../../web/chromium.ts";
import { launchChromium, openStudio, overflow, violations } from "../../studio.ts";
import { trained } from "../train/trained.ts";

// Where others want the processor too, a page takes its time.
vi.setConfig({ testTimeout: 240_000 });

const digits = (seed: number): string => `version: 1
seed: ${seed}
data: {name: digits, count: 100, test_count: 20}
model: [linear: 10]
trainer: {epochs: 3}
`;

/** Leaves a run's folder as `nabla train` does. */
function writeRun(folder: string, yaml: string): string {
  const { experiment, source } = readExperiment("x.yaml", yaml);
  const { dataset } = prepare(experiment, source, loadGiven(experiment, { files: {} }), bestBackend().backend);
  const { training } = trained(yaml);
  mkdirSync(folder);
  const history = training.progress.history.map((epoch) => `${JSON.stringify({ ...epoch, samples_per_s: 1 })}\n`);
  writeFileSync(join(folder, "config.yaml"), formatExperiment(experiment));
  writeFileSync(join(folder, "env.json"), JSON.stringify({ started_at: "2024-05-06T07:08:09.000Z" }));
  writeFileSync(join(folder, "history.jsonl"), history.join(""));
  writeFileSync(join(folder, "report.html"), "<!doctype html><title>A report</title>");
  writeFileSync(join(folder, "best.npz"), writeModel({ meta: metaOf(dataset), tensors: stateDict(training.network) }));
  return folder;
}

describeInChromium("the Runs page", () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), "nabla-runs-"));
  beforeAll(async () => {
    browser = await launchChromium();
    for (const seed of [1, 2]) writeRun(join(folder, `run-${seed}`), digits(seed));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await browser.close();
  });

  async function openRuns(page: Page): Promise<void> {
    for (const seed of [1, 2]) await page.locator("[data-open=runs]").setInputFiles(join(folder, `run-${seed}`));
    await page.locator("tr[data-name=run-2]").waitFor();
  }

  it("says where it has no server, and lists runs out of folders, sorted by any column", async () => {
    const { page, complaints } = await openStudio(browser, "#runs");
    expect(await page.locator("header p.muted").textContent()).toContain("comes from no server");
    await openRuns(page);
    const order = (): Promise<(string | null)[]> =>
      page.locator("tr[data-name]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-name")));
    expect(await order()).toEqual(["run-2", "run-1"]);
    await page.getByRole("button", { name: "Seed" }).click();
    expect(await order()).toEqual(["run-2", "run-1"]);
    await page.getByRole("button", { name: "Seed" }).click();
    expect(await order()).toEqual(["run-1", "run-2"]);
    expect(await page.locator("[aria-sort=ascending]").textContent()).toContain("Seed");
    await page.getByRole("img", { name: /^val_acc: run-1 .*, run-2 / }).waitFor();
    await page.getByLabel("Compare: run-1").uncheck();
    await page.getByRole("img", { name: /^val_acc: run-2 [\d.]+$/ }).waitFor();
    await page.getByLabel("Curves of").selectOption("loss");
    await page.getByRole("img", { name: /^loss: / }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("has Draw look at a run's network, and saves its report", async () => {
    const { page, complaints } = await openStudio(browser, "#runs?drawing=sample~7");
    await openRuns(page);
    const row = page.locator("tr[data-name=run-1]");
    const saving = page.waitForEvent("download");
    await row.getByRole("button", { name: /report/ }).click();
    expect((await saving).suggestedFilename()).toBe("run-1-report.html");
    await row.getByRole("button", { name: "use in Draw" }).click();
    await expect.poll(() => page.evaluate("location.hash")).toContain("net=run-run-1");
    const { sha256 } = trained(digits(1));
    await expect.poll(() => page.evaluate("document.body.textContent")).toContain(sha256.slice(0, 12));
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
