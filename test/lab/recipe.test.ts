import { describe, expect, it } from "vitest";
import { streamChance } from "../../src/core/chance.ts";
import type { Optimizer } from "../../src/core/optimizer.ts";
import { adam, adamw, rmsprop, sgd } from "../../src/core/optimizers/index.ts";
import type { Schedule } from "../../src/core/schedule.ts";
import { openTraining } from "../../src/core/training.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { tensor, zeros } from "../../src/kernels/tensor.ts";
import { readExperiment } from "../../src/lab/experiment/read.ts";
import { type Circumstances, toRecipe } from "../../src/lab/recipe.ts";

const circumstances: Circumstances = {
  input: [4],
  classification: true,
  trainLength: 100,
  validation: true,
  backend: reference,
  chance: streamChance(0),
};

const head = "version: 1\ndata: {name: npz, path: a.npz}\nmodel: [linear: 3]\n";

function recipe(text: string, changed: Partial<Circumstances> = {}) {
  return toRecipe(readExperiment("e.yaml", text).experiment, { ...circumstances, ...changed });
}

/** The schedule's factors before each of six steps, two an epoch. */
function factors(schedule: Schedule): number[] {
  return Array.from({ length: 6 }, (_, step) => schedule.factor({ step, stepsPerEpoch: 2, epochs: 3, history: [] }));
}

/** Where three steps of changing gradients lead a parameter that decays. */
function steps(optimizer: Optimizer): number[] {
  const theta = tensor([2], Float64Array.of(1, -2));
  const memory = optimizer.memory.map(() => zeros([2], "float64"));
  const { kernels } = reference.open("float64", 0);
  for (const [i, g] of [0.5, -1, 2].entries()) {
    optimizer.step(
      kernels,
      { theta, grad: tensor([2], Float64Array.of(g, 3)), decays: true },
      memory,
      optimizer.lr,
      i + 1,
    );
  }
  return Array.from(theta.data);
}

describe("toRecipe", () => {
  it("builds the layers with their options", () => {
    const { model } = recipe(`version: 1
data: {name: npz, path: a.npz}
model:
  - flatten
  - linear: {units: 5, bias: false, requires_grad: false, weight_init: {constant: 0.5}}
  - batch_norm: {eps: 0.1, momentum: 0.2}
  - leaky_relu: 0.3
  - dropout: 0.4
  - sigmoid
  - tanh
  - relu
  - linear: {units: 3, bias_init: {constant: 2}}
  - softmax
`);
    expect(model.map(({ kind, options, requiresGrad }) => ({ kind, options, requiresGrad }))).toEqual([
      { kind: "flatten", options: {} },
      { kind: "linear", options: { out_features: 5, bias: false }, requiresGrad: false },
      { kind: "batch_norm", options: { eps: 0.1, momentum: 0.2 }, requiresGrad: true },
      { kind: "leaky_relu", options: { negative_slope: 0.3 } },
      { kind: "dropout", options: { p: 0.4 } },
      { kind: "sigmoid", options: {} },
      { kind: "tanh", options: {} },
      { kind: "relu", options: {} },
      { kind: "linear", options: { out_features: 3, bias: true }, requiresGrad: true },
      { kind: "softmax", options: {} },
    ]);
  });

  it("builds convolution and pooling with their options", () => {
    const { model } = recipe(`version: 1
data: {name: npz, path: a.npz}
model:
  - conv2d: {out_channels: 4, kernel_size: [5, 3], stride: 2, padding: [2, 1], bias: false, requires_grad: false}
  - conv2d: {out_channels: 2, kernel_size: 3, padding: same}
  - max_pool2d: 2
  - avg_pool2d: {kernel_size: 3, stride: [2, 1], padding: 1}
`);
    const conv = { out_channels: 4, kernel_size: [5, 3], stride: 2, padding: [2, 1], bias: false };
    const same = { out_channels: 2, kernel_size: 3, stride: 1, padding: "same", bias: true };
    expect(model.map(({ kind, options, requiresGrad }) => ({ kind, options, requiresGrad }))).toEqual([
      { kind: "conv2d", options: conv, requiresGrad: false },
      { kind: "conv2d", options: same, requiresGrad: true },
      { kind: "max_pool2d", options: { kernel_size: 2, stride: 2, padding: 0 } },
      { kind: "avg_pool2d", options: { kernel_size: 3, stride: [2, 1], padding: 1 } },
    ]);
  });

  it("starts from the initial values that the file names", () => {
    const text =
      "version: 1\ndata: {name: npz, path: a.npz}\nmodel: [linear: {units: 3, weight_init: {constant: 0.5}, bias_init: {constant: 2}}]\n";
    const { network } = openTraining(recipe(text));
    expect(network.parameters.map(({ name, value }) => [name, [...new Set(value.data)]])).toEqual([
      ["0.weight", [0.5]],
      ["0.bias", [2]],
    ]);
  });

  it.each([
    ["", true, "cross_entropy", "mean"],
    ["", false, "mse", "mean"],
    ["loss: {reduction: sum}", true, "cross_entropy", "sum"],
    ["loss: {reduction: sum}", false, "mse", "sum"],
    ["loss: mse", true, "mse", "mean"],
    ["loss: {bce_with_logits: {reduction: sum}}", true, "bce_with_logits", "sum"],
  ])("chooses the loss: %j with classes %s gives %s", (text, classification, kind, reduction) => {
    expect(recipe(head + text, { classification }).loss).toMatchObject({ kind, reduction });
  });

  it.each([
    ["sgd", "sgd", 0.01, []],
    ["{sgd: {lr: 0.5, momentum: 0.9}}", "sgd", 0.5, ["velocity"]],
    ["{rmsprop: 0.2}", "rmsprop", 0.2, ["square"]],
    ["adam", "adam", 0.001, ["mean", "square"]],
    ["{adamw: {lr: 0.3}}", "adamw", 0.3, ["mean", "square"]],
  ])("builds the optimizer %s", (text, kind, lr, memory) => {
    expect(recipe(`${head}optimizer: ${text}`).optimizer).toMatchObject({ kind, lr, memory });
  });

  it.each([
    ["{sgd: {momentum: 0.5, weight_decay: 0.1}}", sgd({ momentum: 0.5, weightDecay: 0.1 })],
    ["{sgd: {momentum: 0.5, nesterov: true}}", sgd({ momentum: 0.5, nesterov: true })],
    ["{rmsprop: {alpha: 0.5, eps: 0.1, weight_decay: 0.1}}", rmsprop({ alpha: 0.5, eps: 0.1, weightDecay: 0.1 })],
    [
      "{adam: {betas: [0.5, 0.8], eps: 0.1, weight_decay: 0.1}}",
      adam({ betas: [0.5, 0.8], eps: 0.1, weightDecay: 0.1 }),
    ],
    ["{adamw: {betas: [0.5, 0.8]}}", adamw({ betas: [0.5, 0.8], weightDecay: 0.01 })],
  ])("hands on the options of the optimizer %s", (text, expected) => {
    expect(steps(recipe(`${head}optimizer: ${text}`).optimizer)).toEqual(steps(expected));
  });

  it.each([
    ["constant", [1, 1, 1, 1, 1, 1]],
    ["{step: {step_size: 2, gamma: 0.5}}", [1, 1, 1, 1, 0.5, 0.5]],
    ["{step: {step_size: 2, gamma: 0.5, unit: step}}", [1, 1, 0.5, 0.5, 0.25, 0.25]],
    ["{multi_step: {milestones: [1], gamma: 0.25}}", [1, 1, 0.25, 0.25, 0.25, 0.25]],
    ["{exponential: 0.5}", [1, 1, 0.5, 0.5, 0.25, 0.25]],
    ["{warmup: {epochs: 2, then: {exponential: 0.5}}}", [0.25, 0.5, 0.375, 0.5, 0.25, 0.25]],
    ["{warmup: 1}", [0.5, 1, 1, 1, 1, 1]],
  ])("builds the schedule %s", (text, expected) => {
    expect(factors(recipe(`${head}schedule: ${text}`).schedule)).toEqual(expected);
  });

  it("hands on the options of cosine, one_cycle and plateau", () => {
    expect(factors(recipe(`${head}schedule: {cosine: {min_factor: 1}}`).schedule)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(factors(recipe(`${head}schedule: {cosine: 2}`).schedule).slice(0, 4)).toEqual([0.25, 0.5, 0.75, 1]);
    expect(factors(recipe(`${head}schedule: {one_cycle: {div_factor: 10}}`).schedule)[0]).toBeCloseTo(0.1);
    const { schedule } = recipe(
      `${head}schedule: {plateau: {monitor: loss, patience: 1, gamma: 0.5, min_factor: 0.3}}`,
    );
    const epoch = { epoch: 1, loss: 1, lr: 1, grad_norm: 0, update_ratio: 0 };
    const factorAfter = (epochs: number) =>
      schedule.factor({ step: 0, stepsPerEpoch: 1, epochs: 9, history: Array(epochs).fill(epoch) });
    expect([factorAfter(1), factorAfter(2), factorAfter(3), factorAfter(9)]).toEqual([1, 1, 0.5, 0.3]);
  });

  it("limits the batch to the examples that there are", () => {
    const batch = (size: string) =>
      recipe(`version: 1\ndata: {name: npz, path: a, batch_size: ${size}}\nmodel: [linear: 3]\n`).batchSize;
    expect([batch("10"), batch("all"), batch("1000000000")]).toEqual([10, 100, 100]);
  });

  it.each([
    [true, true, "val_acc"],
    [false, true, "val_loss"],
    [true, false, "acc"],
    [false, false, "loss"],
  ])("watches what can be measured: classes %s, validation %s", (classification, validation, monitor) => {
    expect(recipe(head, { classification, validation }).monitor).toBe(monitor);
  });

  it("hands on the rest", () => {
    const text = `version: 1
dtype: float64
data: {name: npz, path: a.npz, shuffle: false, drop_last: true}
model: [linear: 3]
trainer: {epochs: 7, clip_norm: 2, early_stopping: {monitor: loss, patience: 4, min_delta: 0.5}}
`;
    expect(recipe(text)).toMatchObject({
      input: [4],
      classification: true,
      epochs: 7,
      shuffle: false,
      dropLast: true,
      clipNorm: 2,
      monitor: "loss",
      earlyStopping: { patience: 4, minDelta: 0.5 },
      dtype: "float64",
      backend: reference,
    });
    expect(recipe(head).earlyStopping).toBeUndefined();
    expect(recipe(head).clipNorm).toBeUndefined();
  });
});
