import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { streamKey } from "../../src/core/random/index.ts";
import { augmented } from "../../src/data/augment/index.ts";
import { renderDigits } from "../../src/data/render/digits.ts";
import { allRows, examplesOf } from "../../src/data/table.ts";
import { buildAugment } from "../../src/lab/experiment/augment.ts";
import type { Chosen } from "../../src/lab/experiment/entry.ts";
import { augmentAhead } from "../../src/node/augment-ahead.ts";

const built = new URL("../../dist/node/augment-thread.js", import.meta.url);
const chosen: readonly Chosen[] = [{ rotation: { amplitude: 10, p: 1 } }, { elastic: { alpha: 20, sigma: 4, p: 0.7 } }];
const n = 300;
const { images, labels } = renderDigits({ count: n, seed: 3 });
const table = {
  length: n,
  input: [1, 28, 28],
  inputs: images,
  targets: { kind: "classes", labels, classes: Array.from("0123456789") },
} as const;
const scaling = { factor: [1 / 255], shift: [0] };
const inline = augmented(examplesOf(table, allRows(table), scaling), buildAugment(chosen), streamKey(1, "augment"));

function gathered(examples: Pick<typeof inline, "gather">, indices: Uint32Array): Float32Array {
  const x = new Float32Array(indices.length * 784);
  const t = new Float32Array(indices.length * 10);
  examples.gather({ shape: [indices.length, 784], data: x }, { shape: [indices.length, 10], data: t }, indices);
  return x;
}

describe("augmentation ahead in a thread", () => {
  it.each([
    ["built", built],
    ["that is not there, and so cannot start", new URL("file:///nowhere/augment-thread.js")],
  ])("gives the pixels of augmentation on the spot, with a program %s", async (name, file) => {
    if (name === "built") expect(existsSync(built), "npm run build comes first").toBe(true);
    const { examples, close } = augmentAhead(inline, chosen, "float32", file);
    try {
      for (const epoch of [1, 2, 3]) {
        const order = Uint32Array.from({ length: n }, (_, i) => (i * 7 + epoch) % n);
        const [ahead, expected] = [examples, inline].map((source) => source.forEpoch(epoch, order));
        for (let start = 0; start < n; start += 50) {
          const indices = order.subarray(start, start + 50);
          expect(gathered(ahead, indices)).toEqual(gathered(expected, indices));
          // An epoch that is given up half way, as one is when a training is left and begun anew.
          if (epoch === 2 && start === 100) break;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    } finally {
      await close();
    }
  });

  it("has pictures ready before they are asked for", async () => {
    let onTheSpot = 0;
    const counted: typeof inline = {
      ...inline,
      make(...place) {
        onTheSpot++;
        inline.make(...place);
      },
    };
    const { examples, close } = augmentAhead(counted, chosen, "float32", built);
    const order = allRows(table);
    try {
      // The thread needs a while to start, on a busy machine a long one.
      for (let attempt = 0; attempt < 50; attempt++) {
        const epoch = examples.forEpoch(1, order);
        await new Promise((resolve) => setTimeout(resolve, 200));
        onTheSpot = 0;
        const pictures = gathered(epoch, order);
        if (onTheSpot > 0) continue;
        expect(pictures).toEqual(gathered(inline.forEpoch(1, order), order));
        break;
      }
      expect(onTheSpot).toBe(0);
    } finally {
      await close();
    }
  });
});
