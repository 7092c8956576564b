import { describe, expect, it } from "vitest";
import { openTraining } from "../../src/core/training.ts";
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
