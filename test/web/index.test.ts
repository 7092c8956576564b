import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { openPage } from "../../scripts/chromium.mjs";
import { temporaryFolder } from "../node/temporary-folder.ts";
import { describeInChromium } from "./chromium.ts";

const file = join(import.meta.dirname, "../../dist/nabla.js");

/** Trains a network of two classes on points that a line parts, on two threads. */
async function learn(): Promise<unknown> {
  const nabla: typeof import("../../src/web/index.ts") = Reflect.get(globalThis, "script");
  const { backend, threads } = nabla.openComputing(2);
  const training = nabla.openTraining({
    model: [nabla.linear(100), nabla.tanh(), nabla.linear(2)],
    input: [300],
    loss: nabla.crossEntropy(),
    classification: true,
    optimizer: nabla.adam({ lr: 0.01 }),
    schedule: nabla.schedules.constant(),
    epochs: 20,
    batchSize: 50,
    shuffle: true,
    dropLast: false,
    monitor: "loss",
    chance: nabla.streamChance(0),
    dtype: "float32",
    backend,
  });
  const random = nabla.stream(1, "points");
  const points = Array.from({ length: 100 }, () => Array.from({ length: 300 }, () => random.normal()));
  const steps = nabla.fit(training, {
    length: points.length,
    gather(x, t, indices) {
      for (const [row, i] of indices.entries()) {
        x.data.set(points[i], row * 300);
        t.data.set(points[i][0] > 0 ? [1, 0] : [0, 1], row * 2);
      }
    },
  });
  let acc: number | undefined;
  for (const event of steps) {
    if (event.event === "epoch") acc = event.acc;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { acc, threads, digit: nabla.data.renderDigit(3, random).length, size: nabla.kernels.size([2, 3]) };
}

describeInChromium("dist/nabla.js", () => {
  it("is all that a page needs, threads included", async () => {
    const { page, requests, close } = await openPage(readFileSync(file, "utf8"));
    try {
      expect(await page.evaluate(learn)).toEqual({ acc: 1, threads: 2, digit: 784, size: 6 });
      expect(requests).toEqual(["/", "/script.js"]);
    } finally {
      await close();
    }
  });
});

it("imports nothing: moved away from all packages it still loads", () => {
  const moved = join(temporaryFolder(), "nabla.mjs");
  copyFileSync(file, moved);
  const program = `import * as nabla from ${JSON.stringify(pathToFileURL(moved).href)};
    console.log(nabla.kernels.bestBackend().backend.name, nabla.linear(3).kind, typeof nabla.data.renderDigits);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "wasm linear function\n", stderr: "" });
});
