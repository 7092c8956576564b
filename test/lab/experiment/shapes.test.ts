import { describe, expect, it } from "vitest";
import { readExperiment } from "../../../src/lab/experiment/read.ts";
import { resolveExperiment } from "../../../src/lab/experiment/resolve.ts";
import { checkShapes, type Examples } from "../../../src/lab/experiment/shapes.ts";
import { parseSource } from "../../../src/lab/experiment/source.ts";

function check(text: string, examples?: Examples) {
  const source = parseSource("e.yaml", text);
  return checkShapes(resolveExperiment(source), source, examples);
}

const npz = "version: 1\ndata: {name: npz, path: a.npz}\n";

describe("checkShapes", () => {
  it("gives every layer's shape and size", () => {
    expect(
      check(
        "version: 1\ndata: {name: mnist}\nmodel: [batch_norm, flatten, linear: {units: 10, requires_grad: false}]\n",
      ),
    ).toEqual([
      { kind: "batch_norm", output: [1, 28, 28], parameters: 2, learnable: 2 },
      { kind: "flatten", output: [784], parameters: 0, learnable: 0 },
      { kind: "linear", output: [10], parameters: 7850, learnable: 0 },
    ]);
  });

  it("slides windows over pictures", () => {
    const model = [
      ...["conv2d: {out_channels: 8, kernel_size: 5, padding: same, bias: false}", "max_pool2d: [2, 3]"],
      ...["conv2d: {out_channels: 3, kernel_size: [3, 1], stride: 2, padding: [1, 0]}", "avg_pool2d: 5", "linear: 10"],
    ];
    expect(check(`version: 1\ndata: {name: mnist}\nmodel: [${model.join(", ")}]\n`)).toEqual([
      { kind: "conv2d", output: [8, 28, 28], parameters: 200, learnable: 200 },
      { kind: "max_pool2d", output: [8, 14, 9], parameters: 0, learnable: 0 },
      { kind: "conv2d", output: [3, 7, 5], parameters: 75, learnable: 75 },
      { kind: "avg_pool2d", output: [3, 1, 1], parameters: 0, learnable: 0 },
      { kind: "linear", output: [10], parameters: 40, learnable: 40 },
    ]);
  });

  it("takes a picture without flatten, since linear reads any shape as one row", () => {
    expect(check("version: 1\ndata: {name: mnist}\nmodel: [linear: 10]\n")).toHaveLength(1);
  });

  it("refuses as many class weights as there are not classes", () => {
    const text = "version: 1\ndata: {name: mnist}\nmodel: [linear: 10]\nloss: {cross_entropy: {weight: [1, 2]}}\n";
    expect(() => check(text)).toThrow("e.yaml:4:24 loss.cross_entropy.weight: 2 numbers, but mnist has 10 classes.");
  });

  it("refuses augmentation of what turns out to be no pictures", () => {
    const text = "version: 1\ndata: {name: npz, path: a.npz, augment: [shift: 1]}\nmodel: [linear: 2]\n";
    expect(check(text, { input: [1, 3, 4], outputs: 2, classification: true })).toHaveLength(1);
    expect(() => check(text, { input: [12], outputs: 2, classification: true })).toThrow(
      "e.yaml:2:32 data.augment: needs pictures, but npz gives 12. Delete data.augment.",
    );
  });

  it("waits for data whose shape only the file tells", () => {
    const text = `${npz}model:\n  - linear: {units: 3, in_features: 4}\n`;
    expect(check(text)).toBeUndefined();
    expect(check(text, { input: [4], outputs: 3, classification: true })).toHaveLength(1);
    expect(() => check(text, { input: [5], outputs: 3 })).toThrow(
      "e.yaml:4:5 model[0] linear: in_features 4 given, but the data gives 5. Delete in_features (it is inferred) or use 5.",
    );
    expect(() => check(text, { input: [4], outputs: 2, classification: true })).toThrow(
      "e.yaml:4:5 model[0] linear: gives 3 outputs, but npz has 2 classes. Use linear: 2.",
    );
    expect(() => check(text, { input: [4], outputs: 1, classification: false })).toThrow(
      "but npz has 1 target. Use linear: 1.",
    );
  });

  it("finds what clashes with data once it is read", () => {
    const values = { input: [4], outputs: 1, classification: false };
    const classes = { input: [4], outputs: 2, classification: true };
    expect(() => check(`${npz}model: [linear: 1]\nloss: cross_entropy\n`, values)).toThrow(
      "e.yaml:4:1 loss: cross_entropy needs classes, but npz has values. Use mse.",
    );
    expect(() => check(`${npz}model: [linear: 1]\ntrainer: {monitor: val_acc}\n`, values)).toThrow(
      "trainer.monitor: val_acc needs classes, but npz has values. Use val_loss.",
    );
    expect(() => check(`${npz}model: [linear: 2, softmax]\n`, classes)).toThrow(
      "model[1] softmax: cross_entropy takes logits",
    );
    expect(check(`${npz}model: [linear: 1, softmax]\n`, values)).toHaveLength(2);
  });

  it("names the argument that a layer comes from", () => {
    const set = ["model.0.linear.in_features=3"];
    expect(() => readExperiment("e.yaml", "version: 1\ndata: {name: sin}\nmodel: [linear: 1]\n", { set })).toThrow(
      "in_features 3 given",
    );
  });

  it("takes a thousand layers", () => {
    const layers = Array.from({ length: 999 }, () => "relu").join(", ");
    expect(check(`version: 1\ndata: {name: sin}\nmodel: [linear: 1, ${layers}]\n`)).toHaveLength(1000);
    expect(() => check(`version: 1\ndata: {name: sin}\nmodel: [linear: 1, relu, ${layers}]\n`)).toThrow(
      "expected at most 1000 layers",
    );
  });
});
