import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "fast-png";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bestBackend } from "../../src/kernels/wasm.ts";
import { readExperiment } from "../../src/lab/experiment/index.ts";
import { knownRecipe } from "../../src/lab/known-recipe.ts";
import { readModel } from "../../src/lab/model-file.ts";
import { openModel } from "../../src/lab/open-model.ts";
import { predict } from "../../src/lab/predict.ts";
import { weightsHash } from "../../src/lab/weights-hash.ts";
import { drawingCoding } from "../../src/studio/drawing/coding.ts";
import { prepare, sampleOf } from "../../src/studio/drawing/prepare.ts";
import { facts } from "../../src/studio/network/facts.generated.ts";
import { describeInChromium } from "../web/chromium.ts";
import { drawStrokes, three } from "./hand.ts";
import { launchChromium, openStudio } from "./studio.ts";

const root = join(import.meta.dirname, "../..");

/** The sign that is read, in large; with a question mark where the page is unsure. */
function sign(page: Page): Promise<string> {
  return page.locator(".sign").innerText();
}

function shares(page: Page): Promise<string[]> {
  return page.locator(".bars .share").allInnerTexts();
}

/** What the link says of the drawing, once it has caught up. */
async function linkedDrawing(page: Page): Promise<string> {
  await page.waitForTimeout(400);
  return new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("drawing") ?? "";
}

describeInChromium("the Draw page, from the disk with the network off", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it("reads a drawn 3 as 3, with the library’s very numbers", async () => {
    const { page, complaints } = await openStudio(browser, "#draw");
    expect(await page.evaluate("navigator.onLine")).toBe(false);
    expect(await sign(page)).toBe("?");
    await drawStrokes(page, three);
    expect(await sign(page)).toBe("3");

    const { experiment } = readExperiment("x", readFileSync(join(root, "experiments/digits-cnn.yaml"), "utf8"));
    const model = readModel(readFileSync(join(root, "src/studio/network/weights/digits-cnn.npz")), "digits-cnn");
    const evaluator = openModel(knownRecipe(experiment, model.meta, bestBackend().backend), model);
    const { image } = prepare(drawingCoding.read(await linkedDrawing(page))!, "digits")!;
    const [{ label, probabilities }] = predict(evaluator, model.meta, image) as [ReturnType<typeof predict>[0]];
    expect(label).toBe("3");
    const clipped = (p: number): string =>
      p > 0.9995 ? "> 99.9%" : p < 0.0005 ? "< 0.1%" : `${(100 * p).toFixed(1)}%`;
    expect(await shares(page)).toEqual(probabilities!.map(clipped));
    expect(await page.locator(".hash").innerText()).toBe(weightsHash(evaluator.network));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("a link restores the drawing, the network and all that is read", async () => {
    const { page } = await openStudio(browser, "#draw?net=digits-mlp");
    await drawStrokes(page, three, [
      [0.2, 0.9],
      [0.3, 0.92],
    ]);
    const before = [await linkedDrawing(page), await sign(page), ...(await shares(page))];
    const hash = await page.locator(".hash").innerText();
    expect(hash).toBe(facts["digits-mlp"].sha256);
    const link = new URL(page.url()).hash;
    expect(link).toContain(`weights=${hash.slice(0, 12)}`);
    await page.context().close();

    const { page: other, complaints } = await openStudio(browser, link);
    expect([await linkedDrawing(other), await sign(other), ...(await shares(other))]).toEqual(before);
    expect(await other.locator(".hash").innerText()).toBe(hash);
    expect(await other.getByText("This link was made with other weights").count()).toBe(0);
    expect(new URL(other.url()).hash).toBe(link);
    expect(complaints).toEqual([]);
    await other.context().close();
  });

  it("says so where a link was made with other weights", async () => {
    const { page } = await openStudio(browser, "#draw?drawing=sample~3&weights=0123456789ab");
    expect(await page.getByText("This link was made with other weights").count()).toBe(1);
    await page.getByRole("radio", { name: "Digits, 784-32-10" }).check();
    expect(await page.getByText("This link was made with other weights").count()).toBe(0);
    await page.context().close();
  });

  it("undoes, redoes and clears, by button and by key, and gives each step its own link", async () => {
    const { page } = await openStudio(browser, "#draw");
    const pad = page.locator(".pad canvas");
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    await drawStrokes(page, three);
    const one = await linkedDrawing(page);
    await drawStrokes(page, [
      [0.1, 0.1],
      [0.1, 0.9],
    ]);
    const two = await linkedDrawing(page);
    expect(two).not.toBe(one);
    await button("Undo").click();
    expect(await linkedDrawing(page)).toBe(one);
    await pad.press("Control+z");
    expect(await linkedDrawing(page)).toBe("");
    expect(await button("Undo").isDisabled()).toBe(true);
    await pad.press("Control+Shift+z");
    await button("Redo").click();
    expect(await linkedDrawing(page)).toBe(two);
    expect(await button("Redo").isDisabled()).toBe(true);
    await button("Clear").click();
    expect(await linkedDrawing(page)).toBe("");
    await pad.press("Control+z");
    expect(await linkedDrawing(page)).toBe(two);
    await pad.press("Delete");
    expect(await sign(page)).toBe("?");
    await page.context().close();
  });

  it("needs no pointer: a sample is chosen and pushed by the keyboard", async () => {
    const { page } = await openStudio(browser, "#draw");
    const { label } = sampleOf(7);
    const sample = page.getByRole("button", { name: `Sample: ${label}`, exact: true });
    await sample.focus();
    await page.keyboard.press("Enter");
    expect(await sample.getAttribute("aria-pressed")).toBe("true");
    expect(await sign(page)).toBe(String(label));
    await expect.poll(() => page.getByRole("status").first().textContent()).toContain(`Reads ${label}`);
    await page.locator(".pad canvas").focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
    expect(await linkedDrawing(page)).toBe("sample~7~2~-1");
    await page.context().close();
  });

  it("is unsure of a scribble and of a dot, whatever the bars say", async () => {
    const { page } = await openStudio(browser, "#draw");
    await drawStrokes(page, [[0.5, 0.5]]);
    expect(await sign(page)).toMatch(/\?$/);
    expect(await page.getByText("There is more ink here, or less").first().isVisible()).toBe(true);
    await page.getByRole("button", { name: "Clear" }).click();
    const back = Array.from({ length: 24 }, (_, i): [number, number] => [i % 2 === 0 ? 0.1 : 0.9, 0.1 + i / 30]);
    await drawStrokes(page, back);
    expect(await sign(page)).toMatch(/\?$/);
    await page.context().close();
  });

  it("reads a picture of a digit, dark on light and large, and refuses a blank one", async () => {
    const { page, complaints } = await openStudio(browser, "#draw");
    const { image, label } = sampleOf(7);
    await page.locator("input[type=file]").setInputFiles({
      name: "digit.png",
      mimeType: "image/png",
      buffer: Buffer.from(encode(enlarged(image, 9))),
    });
    await expect.poll(() => sign(page)).toBe(String(label));
    expect(await linkedDrawing(page)).toMatch(/^picture~/);
    await page.locator("input[type=file]").setInputFiles({
      name: "blank.png",
      mimeType: "image/png",
      buffer: Buffer.from(encode({ width: 50, height: 50, channels: 1, data: new Uint8Array(2500).fill(240) })),
    });
    await page.getByText("No dark writing on light paper").waitFor();
    expect(await sign(page)).toBe(String(label));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("does not scroll a phone’s page under the stroke", async () => {
    const { page } = await openStudio(browser, "#draw", {
      viewport: { width: 360, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    await page.locator(".pad canvas").scrollIntoViewIfNeeded();
    const before = await page.evaluate<number>("scrollY");
    const { x, y, width, height } = (await page.locator(".pad canvas").boundingBox())!;
    const session = await page.context().newCDPSession(page);
    const touch = async (type: "touchStart" | "touchMove" | "touchEnd", at: readonly (readonly [number, number])[]) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: at.map(([px, py]) => ({ x: x + px * width, y: y + py * height })),
      });
    await touch("touchStart", [three[0]!]);
    for (const point of three.slice(1)) await touch("touchMove", [point]);
    await touch("touchEnd", []);
    expect(await page.evaluate<number>("scrollY")).toBe(before);
    expect(await sign(page)).toBe("3");
    await page.context().close();
  });

  it("hands the drawing to the Backprop page", async () => {
    const { page } = await openStudio(browser, "#draw?drawing=sample~7");
    await page.getByRole("link", { name: "See how it learns from this" }).click();
    await expect.poll(() => new URL(page.url()).hash).toContain("#backprop");
    expect(await linkedDrawing(page)).toBe("sample~7");
    await page.context().close();
  });

  it("in a lesson, what is hidden is not there and what is fixed does not change", async () => {
    const { page } = await openStudio(browser, "#draw?drawing=sample~7&hide=stages,about&fix=net,pad&lesson=neuron");
    expect(await page.getByText("What the network is given").count()).toBe(0);
    expect(await page.getByRole("radio", { name: "Digits, 784-32-10" }).isDisabled()).toBe(true);
    await drawStrokes(page, three);
    expect(await linkedDrawing(page)).toBe("sample~7");
    await page.getByRole("button", { name: "Free all controls" }).click();
    await drawStrokes(page, three);
    expect(await sign(page)).toBe("3");
    await page.context().close();
  });
});

/** White paper with the picture on it, each pixel so many wide. */
function enlarged(image: Uint8Array, by: number): { width: number; height: number; channels: 1; data: Uint8Array } {
  const side = 28 * by;
  const data = Uint8Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [Math.floor((i % side) / by), Math.floor(i / side / by)];
    return 255 - image[28 * y + x]!;
  });
  return { width: side, height: side, channels: 1, data };
}
