import { describe, expect, it } from "vitest";
import { everydayHand } from "../../../src/data/render/hand.ts";
import { UsageError } from "../../../src/kernels/errors.ts";
import { ExperimentError } from "../../../src/lab/experiment/problem.ts";
import { readExperiment } from "../../../src/lab/experiment/read.ts";
import { resolveExperiment } from "../../../src/lab/experiment/resolve.ts";
import { parseSource } from "../../../src/lab/experiment/source.ts";
import { badFiles } from "./bad-experiments.ts";
import { goodFiles } from "./good-experiments.ts";

const least = goodFiles["the least that is possible"];
const resolve = (text: string) => resolveExperiment(parseSource("e.yaml", text));

describe("a file that cannot be meant", () => {
  it.each(badFiles)("$what", ({ text, says }) => {
    let message: string | undefined;
    try {
      readExperiment("e.yaml", text);
    } catch (error) {
      expect(error).toBeInstanceOf(ExperimentError);
      message = (error as ExperimentError).message;
    }
    expect(message?.split("\n")).toEqual(says);
  });

  it("tells its problems one by one, in the order of the file", () => {
    const file = "trainer: {epochs: 0}\nversion: 1\ndata: {name: digits, seed: -1}\nmodel: [relux]\n";
    const error = (() => {
      try {
        return resolve(file);
      } catch (thrown) {
        return thrown as ExperimentError;
      }
    })();
    expect(error).toBeInstanceOf(UsageError);
    expect((error as ExperimentError).problems).toEqual([
      {
        line: 1,
        column: 19,
        argument: undefined,
        path: "trainer.epochs",
        message: "trainer.epochs: expected a whole number from 1 to 10000000, received 0",
      },
      {
        line: 3,
        column: 28,
        argument: undefined,
        path: "data.seed",
        message: "data.seed: expected a whole number from 0 to 9007199254740991, received -1",
      },
      {
        line: 4,
        column: 9,
        argument: undefined,
        path: "model[0]",
        message: 'unknown layer "relux" in model[0]: did you mean "relu"?',
      },
    ]);
  });

  it("does not fill the screen", () => {
    const many = Array.from({ length: 80 }, (_, i) => `zzz${i}: 1`).join("\n");
    expect(() => resolve(`${least}${many}`)).toThrow(/\n\.\.\. and 30 more\.$/);
  });
});

describe("defaults", () => {
  it("are all filled in", () => {
    expect(resolve(least)).toEqual({
      version: 1,
      seed: 0,
      generator: "streams",
      dtype: "float32",
      data: {
        name: "digits",
        count: 10000,
        test_count: 2000,
        seed: 0,
        fresh: false,
        hand: {
          variety: everydayHand.variety,
          exaggeration: everydayHand.exaggeration,
          jitter: everydayHand.jitter,
          joining: everydayHand.joining,
          speed: everydayHand.speed,
          slant: everydayHand.slant,
          slant_spread: everydayHand.slantSpread,
          rotation: everydayHand.rotation,
          aspect: everydayHand.aspect,
          elastic: everydayHand.elastic,
          tremor: everydayHand.tremor,
          pen: everydayHand.pen,
          pen_spread: everydayHand.penSpread,
          pressure: everydayHand.pressure,
          nib: everydayHand.nib,
        },
        val_split: 0.1,
        test_split: 0,
        batch_size: 64,
        normalize: "unit",
        shuffle: true,
        drop_last: false,
      },
      model: [
        { flatten: {} },
        { linear: { out_features: 10, bias: true, bias_init: { zeros: {} }, requires_grad: true } },
      ],
      loss: { cross_entropy: { reduction: "mean" } },
      optimizer: { adam: { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weight_decay: 0, decay_biases: false } },
      schedule: { constant: {} },
      trainer: { epochs: 20, monitor: "val_acc", log_every: 0 },
    });
  });

  it.each([
    ["mnist", "{name: mnist}", { val_split: 0.1, test_split: 0 }],
    ["hanzi", "{name: hanzi}", { text: "博学笃志切问近思自由无用", fresh: false, val_split: 0.1, test_split: 0 }],
    ["sin", "{name: sin}", { step: 0.01, val_split: 0, test_split: 0.1 }],
    ["random", "{name: random}", { features: 12288, count: 200, seed: 0, val_split: 0, test_split: 0 }],
    ["image_folder", "{name: image_folder, path: p}", { invert: "auto", val_split: 0.1, test_split: 0.1 }],
    ["csv", "{name: csv, path: p, label: 0}", { header: "auto", delimiter: ",", val_split: 0.1, test_split: 0.1 }],
    ["npz", "{name: npz, path: p}", { x: "x", y: "y", val_split: 0.1, test_split: 0.1 }],
  ])("of %s", (_, data, expected) => {
    expect(resolve(`version: 1\ndata: ${data}\nmodel: [linear: 1]\n`).data).toMatchObject(expected);
  });

  it.each([
    ["classes", "{name: mnist}", "", "cross_entropy", "val_acc"],
    ["classes without validation", "{name: mnist, val_split: 0}", "", "cross_entropy", "acc"],
    ["values", "{name: sin, val_split: 0.1}", "", "mse", "val_loss"],
    ["values without validation", "{name: sin}", "", "mse", "loss"],
    ["arrays", "{name: npz, path: p}", "", "auto", undefined],
    ["classes of a table", "{name: csv, path: p, label: 0}", "", "cross_entropy", "val_acc"],
    ["values of a table", "{name: csv, path: p, targets: [0]}", "", "mse", "val_loss"],
    ["a monitor of its own", "{name: mnist}", "trainer: {monitor: loss}", "cross_entropy", "loss"],
    ["early stopping's", "{name: mnist}", "trainer: {early_stopping: {monitor: loss}}", "cross_entropy", "loss"],
  ])("of loss and monitor follow the data: %s", (_, data, trainer, loss, monitor) => {
    const experiment = resolve(`version: 1\ndata: ${data}\nmodel: [linear: 1]\n${trainer}`);
    expect(Object.keys(experiment.loss)).toEqual([loss]);
    expect(experiment.trainer.monitor).toBe(monitor);
  });

  it("of early stopping", () => {
    const trainer = (text: string) => resolve(`${least}trainer: ${text}`).trainer.early_stopping;
    expect(trainer("{early_stopping: true}")).toEqual({ monitor: "val_acc", patience: 3, min_delta: 0 });
    expect(trainer("{monitor: val_loss, early_stopping: {patience: 1}}")).toEqual({
      monitor: "val_loss",
      patience: 1,
      min_delta: 0,
    });
    expect(trainer("{early_stopping: false}")).toBeUndefined();
    expect(trainer("{}")).toBeUndefined();
  });

  it("give way to an early stopping that brings its own validation part", () => {
    const text =
      "version: 1\ndata: {name: mnist, file: pickle, val_split: 0}\nmodel: [linear: 10]\ntrainer: {early_stopping: true}\n";
    expect(resolve(text).trainer.monitor).toBe("val_acc");
    expect(() => resolve(text.replace("pickle", "idx"))).toThrow("needs a validation part");
  });
});

describe("short forms", () => {
  it.each([
    ["a name", "relu", "relu: {}"],
    ["a name and nothing", "relu:", "relu: {}"],
    ["a main number", "linear: 3", "linear: {out_features: 3}"],
    ["another name of a layer", "dense: 3", "linear: {out_features: 3}"],
    ["another name of an option", "linear: {units: 3}", "linear: {out_features: 3}"],
    [
      "an initializer's name",
      "linear: {units: 3, weight_init: normal}",
      "linear: {units: 3, weight_init: {normal: {std: 1, mean: 0}}}",
    ],
    [
      "an initializer's number",
      "linear: {units: 3, weight_init: {constant: 2}}",
      "linear: {units: 3, weight_init: {constant: {value: 2}}}",
    ],
    ["a slope", "leaky_relu: 0.3", "leaky_relu: {negative_slope: 0.3}"],
    ["a probability", "dropout: 0.3", "dropout: {p: 0.3}"],
  ])("%s: %s", (_, short, full) => {
    const model = (layer: string) =>
      resolve(`version: 1\ndata: {name: digits}\nmodel:\n  - ${layer}\n  - linear: 10\n`).model;
    expect(model(short)).toEqual(model(full));
  });

  it("of a loss without a name", () => {
    expect(resolve(`${least}loss: {reduction: sum}`).loss).toEqual({ cross_entropy: { reduction: "sum" } });
    expect(resolve(`${least}loss: mse`).loss).toEqual({ mse: { reduction: "mean" } });
  });
});
