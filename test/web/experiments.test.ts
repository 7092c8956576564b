import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundle } from "../../scripts/bundle.mjs";
import { type OpenPage, openPage } from "../../scripts/chromium.mjs";
import { readData, readFile } from "../../src/cli/session.ts";
import type { RawData } from "../../src/data/dataset.ts";
import { size } from "../../src/kernels/tensor.ts";
import { formatExperiment } from "../../src/lab/experiment/index.ts";
import { keptFolder } from "../cli/kept-folder.ts";
import { fillDataFolder, type ShortForm, shortForms } from "../cli/short-forms.ts";
import { invocation } from "../cli/short-training.ts";
import { describeInChromium } from "./chromium.ts";
import type { SentData } from "./page.ts";

const weights: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, "../fixtures/weights.json"), "utf8"),
);

describeInChromium("every experiment of the repository, in short, in Chromium", () => {
  const data = join(keptFolder(), "data");
  fillDataFolder(data);
  let open: OpenPage;
  beforeAll(async () => {
    open = await openPage(await bundle(join(import.meta.dirname, "page.ts")));
  });
  afterAll(() => open.close());

  it.each(shortForms().forms)("$name gives the weights that it gives in Node", async (form) => {
    const job = await jobOf(form, data);
    const trained = await open.page.evaluate(async ({ yaml, sent }) => {
      const { train }: typeof import("./page.ts") = Reflect.get(globalThis, "script");
      return [await train(yaml, 1, sent), await train(yaml, 2, sent)];
    }, job);
    expect(trained).toEqual([1, 2].map((threads) => ({ weights: weights[form.name], threads })));
  });
});

async function jobOf({ file, set }: ShortForm, data: string): Promise<{ yaml: string; sent: SentData }> {
  const given = invocation(set, { data });
  const { experiment } = await readFile(file, given);
  return { yaml: formatExperiment(experiment), sent: toSend(await readData(experiment, given)) };
}

/** Without functions, which cannot be sent: the pictures of the second epoch instead. */
function toSend({ table: { renew, ...table }, ...raw }: RawData): SentData {
  if (!renew) return { ...raw, table };
  const features = size(table.input);
  const second = new Uint8Array(table.length * features);
  for (let row = 0; row < table.length; row++) second.set(renew(row, 2), row * features);
  return { ...raw, table, second };
}
