import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { encodePng } from "../../../../src/data/png.ts";
import { drawingCoding } from "../../../../src/studio/drawing/coding.ts";
import { describeInChromium } from "../../../web/chromium.ts";
import { launchChromium, openStudio, overflow, violations } from "../../studio.ts";
import { trained } from "./trained.ts";

const digits = `version: 1
data: {name: digits, count: 300, test_count: 100, batch_size: 30}
model: [linear: 12, relu, linear: 10]
optimizer: {adam: 0.01}
trainer: {epochs: 40}
`;
const sin = `version: 1
data: {name: sin, batch_size: 32}
model: [linear: 24, tanh, linear: 24, tanh, linear: 1]
optimizer: {adam: 5e-3}
trainer: {epochs: 300}
`;

/** A link to the page with an experiment. */
function link(experiment: string, more = ""): string {
  return `#train?drawing=sample~7&experiment=${encodeURIComponent(experiment)}${more}`;
}

function run(page: Page, id: "a" | "b" = "a"): Locator {
  return page.locator(`[data-run=${id}]`);
}

/** Waits until a run is in a phase. */
async function reach(page: Page, phase: string, id: "a" | "b" = "a"): Promise<void> {
  await page.locator(`[data-run=${id}][data-phase=${phase}]`).waitFor({ timeout: 200_000 });
}

async function numberIn(locator: Locator): Promise<number> {
  return Number(await locator.first().getAttribute("data-value"));
}

async function stepOf(page: Page): Promise<number> {
  return Number(await page.locator("[data-step]").getAttribute("data-step"));
}

// Where others want the processor too, a training takes its time.
vi.setConfig({ testTimeout: 240_000 });

describeInChromium("the Train page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it("passes 95% on embedded digits, with the weights that Node gives, and shows what it did", async () => {
    const { page, complaints } = await openStudio(browser, "#train?drawing=sample~7");
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await reach(page, "ended");
    expect(await numberIn(page.locator("[data-score=val-acc] b"))).toBeGreaterThan(0.95);
    const text = await page.evaluate(`document.querySelector("[data-sha256]").dataset.sha256`);
    await page.getByRole("radio", { name: "Text" }).check();
    expect(text).toBe(trained(await page.getByLabel("Experiment file, YAML").inputValue()).sha256);
    expect(await page.locator(".confusion td").count()).toBe(100);
    const counted = await page
      .locator(".confusion td")
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-value"))));
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(1000);
    expect(await page.locator("ul.mistakes canvas").count()).toBe(12);
    // Number 7 of the test part is a 5.
    expect(await page.locator(".guesses").getAttribute("data-label")).toBe("5");
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);

    await page.getByRole("button", { name: "Look at it" }).click();
    await page.getByRole("link", { name: "draw for it" }).click();
    await expect.poll(() => page.evaluate("location.hash")).toContain("net=own-a");
    await page.context().close();
  });

  it("pauses, takes one step at a time, goes on and stops", async () => {
    const { page, complaints } = await openStudio(browser, link(digits.replace("epochs: 40", "epochs: 100000")));
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await reach(page, "running");
    await page.getByRole("button", { name: "Pause" }).click();
    await reach(page, "paused");
    const before = await stepOf(page);
    const oneStep = page.getByRole("button", { name: "One step" });
    for (const by of [1, 2, 3]) {
      await oneStep.click();
      await expect.poll(() => stepOf(page)).toBe(before + by);
    }
    await page.getByRole("button", { name: "Go on" }).click();
    await expect.poll(() => stepOf(page)).toBeGreaterThan(before + 3);
    await page.getByRole("button", { name: "Stop" }).click();
    await reach(page, "ended");
    expect(await page.locator("[data-phase=ended] [role=status]").first().textContent()).toBe("Stopped");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("shows an error at its place and loses nothing", async () => {
    const { page } = await openStudio(browser, link(digits, "&as=text"));
    const area = page.getByLabel("Experiment file, YAML");
    const wrong = digits.replace("relu", "rellu");
    await area.fill(wrong);
    const problem = page.locator(".problems li");
    await expect.poll(() => problem.textContent()).toBe('3:21 unknown layer "rellu" in model[1]: did you mean "relu"?');
    expect(await page.locator(".backdrop .wrong .number").textContent()).toBe("3");
    expect(await page.getByRole("button", { name: "Train", exact: true }).isDisabled()).toBe(true);
    await problem.getByRole("button").click();
    expect(await area.evaluate((node) => (node as unknown as { selectionStart: number }).selectionStart)).toBe(
      wrong.indexOf("rellu"),
    );
    await page.getByRole("radio", { name: "Form" }).check();
    expect(await page.locator(".broken li").textContent()).toContain("3:21");
    await page.getByRole("button", { name: "mend it in the text" }).click();
    expect(await area.inputValue()).toBe(wrong);
    await area.fill(digits);
    await expect.poll(() => page.getByRole("button", { name: "Train", exact: true }).isDisabled()).toBe(false);
    await page.context().close();
  });

  it("changes the text by the form, and a link restores it", async () => {
    const { page } = await openStudio(browser, link(digits));
    await page.getByLabel("Learning rate").fill("0.02");
    await page.getByLabel("Learning rate").press("Enter");
    await page.getByLabel("Activation of all layers").selectOption("tanh");
    await page.getByLabel("Initial weights of all layers").selectOption("normal");
    await page.getByLabel("Early stopping").check();
    await page.getByLabel("Add a layer").selectOption("dropout");
    await page.getByRole("button", { name: "Remove: Layer 2" }).click();
    await page.getByRole("radio", { name: "Text" }).check();
    const changed = digits
      .replace(
        "[linear: 12, relu, linear: 10]",
        "[{linear: {out_features: 12, weight_init: normal}}, tanh, {linear: {out_features: 10, weight_init: normal}}]",
      )
      .replace("{adam: 0.01}", "{adam: {lr: 0.02}}")
      .replace("epochs: 40", "epochs: 40, early_stopping: true");
    expect(await page.getByLabel("Experiment file, YAML").inputValue()).toBe(changed);
    await expect.poll(() => page.evaluate<string>("decodeURIComponent(location.hash)")).toContain("0.02");
    const other = await openStudio(browser, await page.evaluate<string>("location.hash"));
    expect(await other.page.getByLabel("Experiment file, YAML").inputValue()).toBe(changed);
    await page.context().close();
    await other.page.context().close();
  });

  it("fits sin x while one looks", async () => {
    const { page, complaints } = await openStudio(browser, link(sin));
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.getByRole("img", { name: "What it has learnt" }).waitFor();
    await reach(page, "ended");
    expect(await numberIn(page.locator(".score.large b"))).toBeLessThan(0.001);
    expect(await page.locator(".guesses").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("trains two side by side, and both read the same drawing", async () => {
    const other = digits.replace("relu", "sigmoid");
    const { page, complaints } = await openStudio(browser, link(digits, `&beside=${encodeURIComponent(other)}`));
    await page.getByRole("button", { name: "Train both" }).click();
    await Promise.all([reach(page, "ended"), reach(page, "ended", "b")]);
    for (const [id, yaml] of [
      ["a", digits],
      ["b", other],
    ] as const) {
      expect(await run(page, id).locator("[data-sha256]").getAttribute("data-sha256")).toBe(trained(yaml).sha256);
      const shares = await run(page, id)
        .locator(".guesses .share")
        .evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-value"))));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    }
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says why a training ran away", async () => {
    const { page } = await openStudio(browser, link(sin.replace("adam: 5e-3", "sgd: 1e9")));
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await reach(page, "failed");
    expect(await page.getByRole("alert").textContent()).toContain("Likely lr 1000000000 is too large");
    expect(await page.locator(".phase").textContent()).toBe("Diverged");
    await page.context().close();
  });

  it("trains on a table and on pictures of one's own", async () => {
    const { page, complaints } = await openStudio(browser, link(digits));
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 3},${(i % 3) * 2 + (i % 7) / 10},${"abc"[i % 3]}`);
    const table = { name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(`x,y,kind\n${rows.join("\n")}\n`) };
    await page.locator("[data-own=file]").setInputFiles([table]);
    await expect.poll(() => page.getByLabel("Column of classes").inputValue()).toBe("2");
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await reach(page, "ended");
    expect(await page.locator(".confusion td").count()).toBe(9);

    const pictures = ["o_1", "o_2", "i_1", "i_2"].map((name) => ({
      name: `${name}.png`,
      mimeType: "image/png",
      buffer: Buffer.from(encodePng(new Uint8Array(16).fill(name.startsWith("o") ? 0 : 90), 4, 4)),
    }));
    await page.locator("[data-own=file]").setInputFiles(pictures);
    await expect.poll(() => page.getByLabel("File or folder").inputValue()).toBe("pictures");
    await page.getByRole("button", { name: "Train again" }).click();
    await reach(page, "ended");
    expect(await page.locator("[data-phase=ended] [role=status]").first().textContent()).toBe("Finished");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is taught an odd hand in seconds, and Draw then reads it", async () => {
    // A triangle, by which somebody means a 4.
    const triangle = {
      kind: "strokes",
      pen: "middle",
      strokes: [{ x: [512, 200, 820, 512], y: [150, 800, 800, 150] }],
    } as const;
    const drawn = drawingCoding.write({ content: triangle, push: [0, 0] });
    const { page, complaints } = await openStudio(browser, `#train?net=digits-mlp&drawing=${drawn}`);
    await page.getByLabel("This is a").selectOption("4");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("button", { name: "Teach", exact: true }).click();
    const said = page.locator("[data-after]");
    await said.waitFor();
    expect(await said.getAttribute("data-before")).toBe("0");
    expect(await said.getAttribute("data-after")).toBe("1");
    // It has not forgotten what it knew.
    expect(await numberIn(said.locator("[data-value]"))).toBeGreaterThan(0.8);
    // The page writes its link a moment later.
    await expect.poll(() => page.evaluate("location.hash")).toContain("net=own-hand");
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
