import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { fit } from "../../src/core/fit.ts";
import { openTraining } from "../../src/core/training.ts";
import { fromRing, openRing } from "../../src/data/augment/index.ts";
import type { RawData } from "../../src/data/dataset.ts";
import { buildAugment } from "../../src/lab/experiment/augment.ts";
import { layerRows } from "../../src/lab/layer-rows.ts";
import { measure } from "../../src/lab/measure.ts";
import { classifier, halves, prepared } from "./prepared.ts";

describe("measure", () => {
  it("counts layers and bytes without training", () => {
    const { recipe } = prepared(halves, classifier);
    const { layers, memory, batchSize } = measure(recipe);
    expect(layers).toEqual(layerRows(openTraining(recipe).network));
    expect(batchSize).toBe(3);
    // 30 numbers four times over (weights, gradients, two moments), and more for the passes.
    expect(memory).toBeGreaterThan(4 * 4 * 30);
    expect(memory % 4).toBe(0);
  });

  it("doubles for float64, and grows with the batch", () => {
    const memory = (sections: string): number => measure(prepared(halves, sections + classifier).recipe).memory;
    const small = memory("");
    expect(memory("dtype: float64\n") / small).toBeCloseTo(2, 2);
    expect(memory("data: {name: npz, path: a.npz, val_split: 0, test_split: 0, batch_size: 12}\n")).toBeGreaterThan(
      small,
    );
  });
});

describe("layerRows", () => {
  it("lists what each layer gives and costs, and what is frozen", () => {
    const { recipe } = prepared(
      halves,
      "model: [flatten, linear: {units: 3, requires_grad: false}, batch_norm, relu, linear: {units: 2, bias: false}]\n",
    );
    expect(layerRows(openTraining(recipe).network)).toEqual([
      { index: 0, kind: "flatten", output: [4], parameters: 0, frozen: 0, flops: 0 },
      { index: 1, kind: "linear", output: [3], parameters: 15, frozen: 15, flops: 24 },
      { index: 2, kind: "batch_norm", output: [3], parameters: 6, frozen: 0, flops: 3 },
      { index: 3, kind: "relu", output: [3], parameters: 0, frozen: 0, flops: 3 },
      { index: 4, kind: "linear", output: [2], parameters: 6, frozen: 0, flops: 12 },
    ]);
  });

  it("does not take layer 1's parameters for layer 11's", () => {
    const { recipe } = prepared(halves, `model: [${"relu, ".repeat(1)}linear: 2, ${"relu, ".repeat(9)}linear: 2]\n`);
    const rows = layerRows(openTraining(recipe).network);
    expect([rows[1].parameters, rows[11].parameters]).toEqual([10, 6]);
  });
});

describe("the memory that was predicted", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  /** The bytes that are held once nothing is given back any more: buffers go some time after their owners. */
  const settled = async (): Promise<number> => {
    for (let last = held(); ; ) {
      for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve, 20));
      const now = held();
      if (now === last) return now;
      last = now;
    }
  };
  const model = [
    ...["conv2d: {out_channels: 8, kernel_size: 3, padding: same}", "batch_norm", "relu", "max_pool2d: 2"],
    ...["conv2d: {out_channels: 16, kernel_size: 3}", "relu", "flatten", "dropout: 0.2", "linear: 60", "linear: 2"],
  ].join(", ");
  const pictures: RawData = {
    name: "pictures",
    table: {
      length: 40,
      input: [1, 20, 20],
      inputs: Uint8Array.from({ length: 16_000 }, (_, i) => (i * i) % 251),
      targets: { kind: "classes", labels: Array.from({ length: 40 }, (_, i) => i & 1), classes: ["a", "b"] },
    },
  };
  const data = "name: npz, path: a.npz, val_split: 0.2, test_split: 0, batch_size: 8";

  it.each([
    ["plainly", "", ""],
    ["in float64", "", "dtype: float64\n"],
    ["with augmentation", ", augment: [rotation: 10, elastic: 20, thickness: 0.5]", ""],
    ["with an average and smoothed classes", "", "loss: {cross_entropy: {label_smoothing: 0.1}}\n"],
  ])("is what training takes, %s", async (name, augment, sections) => {
    const ema = name.includes("average") ? ", ema: true" : "";
    const text = `data: {${data}${augment}}\nmodel: [${model}]\ntrainer: {epochs: 2${ema}}\n${sections}`;
    const before = await settled();
    const { recipe, dataset, train, experiment } = prepared(pictures, text);
    const steps = experiment.data.augment && buildAugment(experiment.data.augment);
    const { memory } = measure(recipe, steps);
    const prepare = (await settled()) - before;
    const training = openTraining(recipe);
    const ring = "key" in train ? openRing(train, recipe.dtype) : undefined;
    const seen = ring && "key" in train ? fromRing(train, ring) : train;
    let most = 0;
    for (const _ of fit(training, seen, dataset.val)) most = Math.max(most, held() - before);
    expect(prepare, "measuring holds on to nothing large").toBeLessThan(memory / 10 + 100_000);
    // The order of an epoch and a batch's numbers are some bytes more; what the other thread works in is predicted, not here.
    expect(most).toBeLessThanOrEqual(memory + prepare + 4096);
    expect(most).toBeGreaterThan(0.9 * memory);
  });

  it("keeps an evaluation's share within bounds, whatever the pictures", () => {
    const large = { ...pictures.table, length: 4, input: [1, 200, 200], inputs: new Uint8Array(160_000) };
    const small = "data: {name: npz, path: a.npz, val_split: 0.5, test_split: 0, batch_size: 1}\n";
    const layers = "model: [conv2d: {out_channels: 64, kernel_size: 3, padding: same}, relu, linear: 2]\n";
    const targets = { kind: "classes", labels: [0, 1, 0, 1], classes: ["a", "b"] } as const;
    const { recipe } = prepared({ name: "large", table: { ...large, targets } }, small + layers);
    const { evaluator } = openTraining(recipe);
    // A picture's trace is 20 MB here: one at a time, not five hundred.
    expect(evaluator.t.shape[0]).toBe(1);
    expect(openTraining(prepared(halves, classifier).recipe).evaluator.t.shape[0]).toBe(500);
  });
});
