import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { nameOf } from "../../../../src/lab/explain/values.ts";
import { figure, percent } from "../../../../src/studio/pages/backprop/model/figure.ts";
import { type Pass, takePass } from "../../../../src/studio/pages/backprop/model/pass.ts";
import { stagesOf } from "../../../../src/studio/pages/backprop/model/stages.ts";
import { describeInChromium } from "../../../web/chromium.ts";
import { launchChromium, openStudio, violations } from "../../studio.ts";
import { imageFor, openShipped, type ShippedId } from "./shipped.ts";

/** A number on the screen: what it shows, and all its digits. */
interface Shown {
  readonly text: string;
  readonly value: string;
}

async function shown(page: Page, name: string): Promise<Shown> {
  const [text, value] = await page
    .locator(`.num[data-name="${name}"]`)
    .first()
    .evaluate((element) => [element.textContent!, element.getAttribute("data-value")!]);
  return { text, value };
}

function asFigure(value: number): Shown {
  return { text: figure(value), value: String(value) };
}

/** The pictures of the strip, once they are drawn: that is done a frame after what they show has changed. */
function pictures(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return [...document.querySelectorAll(".strip canvas")].map((canvas) => canvas.toDataURL());
  })()`);
}

/** How long to wait for what comes soon, on a machine that is busy. */
const patience = { timeout: 15_000 };

const still = { reducedMotion: "reduce" } as const;
const phases = { forward: "Forward", loss: "Loss", backward: "Backward", update: "Update" } as const;

function press(page: Page, phase: keyof typeof phases): Promise<void> {
  return page.locator("button.step-phase", { hasText: phases[phase] }).click();
}

/** What the library says of the same state. */
function passOf(id: ShippedId, question: { target: number; rate: number; updates: number }): Pass {
  return takePass(openShipped(id), { image: imageFor(id), ...question });
}

/** Two numbers a stage: the first that is not 0 and one in the middle. */
function numbersOf(id: ShippedId, { moment }: Pass): string[] {
  return stagesOf(openShipped(id).training.network).flatMap((stage) => {
    const value = moment.values.find(({ name }) => name === stage.value)!;
    const alive = value.data.findIndex((one) => one !== 0);
    return [alive, Math.floor(value.data.length / 2)].map((index) => nameOf({ value, index }));
  });
}

describeInChromium("Backprop", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each(["digits-mlp", "digits-cnn", "hanzi-cnn"] as const)(
    "after Forward, Loss and Backward the numbers of %s are the library's, and finite differences agree",
    async (id) => {
      const pass = passOf(id, { target: 2, rate: 0.01, updates: 0 });
      const names = numbersOf(id, pass);
      const label = openShipped(id).classes[2];
      const { page, complaints } = await openStudio(
        browser,
        `#backprop?net=${id}&at=start&target=${encodeURIComponent(label)}&check=1`,
        still,
      );
      await press(page, "forward");
      await press(page, "loss");
      expect(await shown(page, "loss")).toEqual(asFigure(pass.before.loss));
      await press(page, "backward");
      let agreed = 0;
      for (const name of names) {
        const link = `#backprop?net=${id}&at=backward&target=${label}&check=1&cell=${name}`;
        await page.evaluate(`location.hash = ${JSON.stringify(link)}`);
        await page.locator(".cell .place code", { hasText: name }).waitFor();
        const error = name.startsWith("x[") ? name.replace("x", "dx") : name.replace(".y", ".dy");
        expect(await shown(page, name)).toEqual(asFigure(pass.explainer.explain(name).value));
        expect(await shown(page, error)).toEqual(asFigure(pass.explainer.explain(error).value));
        // Where a ReLU or a pooling has its kink there is no quotient, and the page says so.
        if ((await page.locator(".difference-verdict").count()) === 0) continue;
        expect((await shown(page, "backward")).value).toBe(String(pass.explainer.explain(error).value));
        expect(Number((await shown(page, "apart")).value)).toBeLessThan(1e-7);
        agreed++;
      }
      expect(agreed).toBeGreaterThan(names.length / 2);
      for (const [i, p] of pass.before.probabilities.entries()) {
        expect(await shown(page, `before.p[${i}]`)).toEqual({ text: percent(p), value: String(p) });
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    180_000,
  );

  it("axe finds nothing serious with everything open", async () => {
    for (const link of [
      "net=digits-cnn&at=update&check=1&cell=2.y[0,3,5,5]",
      "net=hanzi-cnn&at=update&cell=1.y[0,3,9,9]&theme=dark",
    ]) {
      const { page } = await openStudio(browser, `#backprop?${link}`, still);
      await page.locator(".cell").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  }, 180_000);

  it("Update shows the library's probability after the step, keeping it goes on from there, and reset goes back", async () => {
    const [first, second] = [0, 1].map((updates) => passOf("digits-mlp", { target: 7, rate: 0.005, updates }));
    const { page } = await openStudio(browser, "#backprop?net=digits-mlp&eta=0.005&target=7", still);
    await press(page, "update");
    const asPercent = (p: number): Shown => ({ text: percent(p), value: String(p) });
    expect(await shown(page, "p.before")).toEqual(asPercent(first.before.probabilities[7]));
    expect(await shown(page, "p.after")).toEqual(asPercent(first.after.probabilities[7]));
    await page.getByRole("button", { name: "Keep it" }).click();
    await press(page, "update");
    expect(await shown(page, "p.before")).toEqual(asPercent(first.after.probabilities[7]));
    expect(await shown(page, "p.after")).toEqual(asPercent(second.after.probabilities[7]));
    await page.getByRole("button", { name: "Reset" }).click();
    await press(page, "update");
    expect(await shown(page, "p.before")).toEqual(asPercent(first.before.probabilities[7]));
    await page.getByLabel("Learning rate").fill("0.02");
    await page.keyboard.press("Enter");
    const bolder = passOf("digits-mlp", { target: 7, rate: 0.02, updates: 0 });
    await expect.poll(() => shown(page, "p.after"), patience).toEqual(asPercent(bolder.after.probabilities[7]));
    await page.context().close();
  });

  it("a step back shows the same picture again, and a link the same page", async () => {
    const { page } = await openStudio(browser, "#backprop?net=digits-cnn&at=backward.2", still);
    await page.locator(".strip canvas").first().waitFor();
    const before = await pictures(page);
    expect(new Set(before).size).toBe(before.length);
    await page.getByRole("button", { name: "Next layer" }).click();
    expect(await pictures(page)).not.toEqual(before);
    await page.getByRole("button", { name: "← Back" }).click();
    expect(await pictures(page)).toEqual(before);
    await page.getByRole("button", { name: "Next layer" }).click();
    await expect.poll(() => page.evaluate<string>("location.hash"), patience).toContain("at=backward.1");
    const other = await openStudio(browser, await page.evaluate<string>("location.hash"), still);
    await other.page.locator(".strip canvas").first().waitFor();
    expect(await pictures(other.page)).toEqual(await pictures(page));
    await page.context().close();
    await other.page.context().close();
  });

  it("plays a phase layer by layer, and pauses", async () => {
    const { page } = await openStudio(browser, "#backprop?net=digits-mlp&at=start&pace=0.5");
    await press(page, "forward");
    const phase = page.locator("button.step-phase[aria-current=step]");
    await expect.poll(() => page.locator(".where").textContent(), patience).toContain("linear");
    await expect.poll(() => page.locator(".where").textContent(), patience).toContain("relu");
    await page.getByRole("button", { name: "Play" }).waitFor();
    expect(await phase.textContent()).toContain("Forward");
    await page.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => phase.textContent(), patience).toContain("Loss");
    await page.getByRole("button", { name: "Pause" }).click();
    const where = await page.locator(".where").textContent();
    await page.waitForTimeout(600);
    expect(await page.locator(".where").textContent()).toBe(where);
    await page.context().close();
  });

  it("is walked by keyboard: arrow keys go from cell to cell, Enter follows an operand", async () => {
    const { page } = await openStudio(browser, "#backprop?net=digits-mlp&at=backward&cell=0.y[0,3]", still);
    const name = page.locator(".cell .place code");
    await page.locator('[data-sheet="0.y"]').focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => name.textContent(), patience).toBe("0.y[0,4]");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => name.textContent(), patience).toBe("0.y[0,20]");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => name.textContent(), patience).toBe("1.y[0,0]");
    const current = '[data-sheet="1.y"] [role=gridcell]';
    expect(await page.locator(current).textContent()).toContain("1.dy[0,0] = ");
    const operand = page.locator(".cell .operand").first();
    const leads = (await operand.getAttribute("data-name"))!;
    await operand.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => name.textContent(), patience).toBe(leads);
    await page.context().close();
  });

  it("a click on a bar aims at that class, and one on a cell looks at it", async () => {
    const { page } = await openStudio(browser, "#backprop?net=digits-mlp&at=loss", still);
    await page.locator("label.target").nth(4).click();
    const { before } = passOf("digits-mlp", { target: 4, rate: 0.01, updates: 0 });
    await expect.poll(() => shown(page, "loss"), patience).toEqual(asFigure(before.loss));
    await page.locator('[data-sheet="x"]').click({ position: { x: 7 * 5 + 3, y: 7 * 9 + 3 } });
    await expect.poll(() => page.locator(".cell .place code").textContent(), patience).toBe("x[0,0,9,5]");
    await page.context().close();
  });
});
