import { describe, expect, it } from "vitest";
import type { LayerSpec } from "../../../src/core/layer.ts";
import * as layers from "../../../src/core/layers/index.ts";
import { bceWithLogits, crossEntropy, mse } from "../../../src/core/losses/index.ts";
import { adam, adamw, rmsprop, sgd } from "../../../src/core/optimizers/index.ts";
import { stream } from "../../../src/core/random/index.ts";
import { openTraining, type Recipe } from "../../../src/core/training.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { evaluate as evaluateExpression } from "../../../src/lab/explain/evaluate.ts";
import { type Explainer, openExplainer, openRecorder, takeMoment } from "../../../src/lab/explain/index.ts";
import { nameOf, type Value } from "../../../src/lab/explain/values.ts";
import { examplesOf, recipeFor, train } from "../../core/recipe.ts";
import { evaluate } from "./evaluate.ts";

const { linear, conv2d, batchNorm, relu, leakyRelu, sigmoid, tanh, softmax, dropout, flatten, maxPool2d, avgPool2d } =
  layers;
const { tanhWithWrongDerivative } = layers;

interface Setting extends Partial<Recipe> {
  readonly model: readonly LayerSpec[];
  readonly isTraining?: boolean;
}

const perceptron = (activation: LayerSpec): LayerSpec[] => [linear(7), activation, linear(5), activation, linear(3)];
const picture = { input: [2, 6, 6], loss: crossEntropy() };

/** Every activation, loss, pooling and optimiser, in training and in evaluation, clipped, frozen and weighted. */
const settings: Readonly<Record<string, Setting>> = {
  "relu, cross-entropy, adam": { model: perceptron(relu()) },
  "leaky relu, cross-entropy summed, sgd": {
    model: perceptron(leakyRelu(0.1)),
    loss: crossEntropy("sum"),
    optimizer: sgd({ lr: 0.1 }),
  },
  "the wrong tanh, mse summed, sgd that shrinks": {
    model: perceptron(tanhWithWrongDerivative()),
    loss: mse("sum"),
    optimizer: sgd({ lr: 0.1, shrink: 0.25 }),
  },
  "sigmoid, mse, momentum with decay": {
    model: perceptron(sigmoid()),
    loss: mse(),
    optimizer: sgd({ lr: 0.1, momentum: 0.9, weightDecay: 0.01 }),
  },
  "tanh, binary cross-entropy, nesterov": {
    model: perceptron(tanh()),
    loss: bceWithLogits(),
    optimizer: sgd({ lr: 0.1, momentum: 0.9, nesterov: true }),
  },
  "softmax, mse summed, rmsprop with decay": {
    model: [...perceptron(tanh()), softmax()],
    loss: mse("sum"),
    optimizer: rmsprop({ lr: 0.01, weightDecay: 0.1 }),
  },
  "smoothed and weighted classes, adamw, clipped": {
    model: perceptron(tanh()),
    loss: crossEntropy("mean", { labelSmoothing: 0.1, weight: [0.5, 2, 1] }),
    optimizer: adamw({ lr: 0.01 }),
    clipNorm: 0.01,
  },
  "batch norm and dropout in training": {
    model: [linear(7), batchNorm(), relu(), dropout(0.3), linear(3)],
    isTraining: true,
  },
  "batch norm and dropout in evaluation": { model: [linear(7), batchNorm(), relu(), dropout(0.3), linear(3)] },
  "cnn with max pooling, batch norm and dropout in training": {
    ...picture,
    model: [
      conv2d(3, 3, { padding: 1 }),
      batchNorm(),
      relu(),
      maxPool2d(3, { stride: 2, padding: 1 }),
      flatten(),
      dropout(0.2),
      linear(3),
    ],
    isTraining: true,
  },
  "cnn with strides, average pooling, a frozen layer, adam with decay": {
    ...picture,
    model: [
      conv2d(3, [3, 2], { stride: [1, 2], bias: false, requiresGrad: false }),
      tanh(),
      avgPool2d(2, { stride: 1, padding: 1 }),
      conv2d(2, 2, { padding: "same" }),
      batchNorm(),
      leakyRelu(),
      flatten(),
      linear(3),
    ],
    optimizer: adam({ lr: 0.01, weightDecay: 0.1, decayBiases: true }),
  },
};

/** A training some steps on its way, and what it computes next on a batch. */
function explainer({ isTraining = false, ...wanted }: Setting, dtype: DType): Explainer {
  const random = stream(5, "explained");
  const features = (wanted.input ?? [6]).reduce((n, extent) => n * extent, 1);
  const x = Float64Array.from({ length: 12 * features }, () => random.normal());
  const t = Float64Array.from({ length: 36 }, (_, i) => (i % 3 === Math.floor(i / 3) % 3 ? 1 : 0));
  const examples = examplesOf(x, t, 12);
  const recorder = openRecorder();
  const recipe = recipeFor({ input: [6], loss: crossEntropy(), ...wanted, dtype, backend: recorder.backend });
  const training = openTraining(recipe);
  train(training, examples, undefined, 5);
  const indices = Uint32Array.of(7, 2, 11);
  return openExplainer(takeMoment({ recorder, training, examples, indices, isTraining, lr: 0.01 }));
}

/** The distance to the next number of that precision. */
function ulp(value: number, dtype: DType): number {
  const [mantissa, least] = dtype === "float32" ? [23, -149] : [52, -1074];
  const exponent = value === 0 ? least : Math.floor(Math.log2(Math.abs(value)));
  return 2 ** Math.max(exponent - mantissa, least);
}

describe.each(["float64", "float32"] as const)("a printed expression, %s", (dtype) => {
  it.each(Object.entries(settings))("gives the stored value within 1 ulp, of 1,000 at random: %s", (_, setting) => {
    const { values, explain } = explainer(setting, dtype);
    const random = stream(6, "places");
    const computed = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      // Each value as likely as every other: large tensors would else hide the small.
      const value = values[i % values.length];
      const name = nameOf({ value, index: random.below(value.data.length) });
      const { text, value: stored, rule, from, expression } = explain(name);
      const same = evaluateExpression(expression) === evaluate(text) || Number.isNaN(stored);
      if (!same) expect(text).toBe("what its expression comes to");
      const error = Math.abs(evaluate(text) - stored);
      if (!(error <= ulp(stored, name === "loss" ? "float64" : dtype))) expect(`${name} = ${stored}`).toBe(text);
      if (rule !== undefined && text !== String(stored)) computed.add(from);
    }
    expect(computed.size).toBeGreaterThan(8);
  });
});

/** Values that nothing computes: they are read, drawn or chosen. */
const given = /^(x|t|aim|\d+\.(weight|bias|running_mean|running_var)(\.(velocity|mean|square))?|\d+\.(mask|winner))$/;

describe("an explanation", () => {
  it.each(Object.entries(settings))("says how every value that is computed is: %s", (_, setting) => {
    const { values, explain } = explainer(setting, "float64");
    for (const value of values) {
      const { rule, name } = explain(nameOf({ value, index: 0 }));
      if (given.test(value.name)) continue;
      // In evaluation the statistics are the running ones, and these stay.
      if (
        !setting.isTraining &&
        /^1\.(mean|variance|running_(mean|var)\.new)$|^4\.(mean|variance|running_(mean|var)\.new)$/.test(value.name)
      )
        continue;
      expect({ name, rule }).toEqual({ name, rule: expect.stringMatching(/./) });
    }
  });

  it("names its operands, which can be asked about in turn", () => {
    const { explain } = explainer(settings["relu, cross-entropy, adam"], "float64");
    const z = explain("2.y[1,4]");
    expect(z).toMatchObject({ name: "2.y[1,4]", from: "model[2] linear", rule: "z = x·Wᵀ + b" });
    const names = z.operands.map(({ name }) => name);
    expect(names.at(-1)).toBe("2.bias[4]");
    for (const name of names) expect(name).toMatch(/^(1\.y\[1,\d\]|2\.weight\[4,\d\]|2\.bias\[4\])$/);
    expect(z.operands.find(({ name }) => name === "2.bias[4]")?.from).toBe("a parameter of model[2]");
    const below = explain(names[0]);
    expect(below).toMatchObject({ from: "model[1] relu", rule: "y = max(0, x)", value: z.operands[0].value });
    expect(below.operands.map(({ name }) => name)).toEqual([below.name.replace("1.y", "0.y")]);
    expect(below.text).toBe(`max(0, ${below.operands[0].value})`);
  });

  it("names the equation of back-propagation that it is", () => {
    const { explain } = explainer(settings["relu, cross-entropy, adam"], "float64");
    const equations = ["4.dy[0,0]", "2.dy[0,0]", "3.dy[0,0]", "4.bias.grad[0]", "4.weight.grad[0,0]", "4.y[0,0]"];
    expect(equations.map((name) => explain(name).equation)).toEqual(["BP1", "BP2", "BP2", "BP3", "BP4", undefined]);
  });

  it("of an update starts from the weight as it was, and from the gradient as it was clipped", () => {
    const { explain } = explainer(settings["smoothed and weighted classes, adamw, clipped"], "float64");
    const { operands, value } = explain("0.weight.new[2,3]");
    const names = ["0.weight[2,3]", "0.weight.mean[2,3]", "0.weight.clipped[2,3]", "0.weight.square[2,3]"];
    expect(operands.map(({ name }) => name)).toEqual(names);
    expect(value).not.toBe(operands[0].value);
    expect(explain("0.weight.clipped[2,3]").operands.map(({ name }) => name)).toEqual(["0.weight.grad[2,3]"]);
  });

  it("leaves weights, statistics and memory as they were", () => {
    const recorder = openRecorder();
    const recipe = recipeFor({
      model: [linear(4), batchNorm(), linear(3)],
      input: [2],
      loss: crossEntropy(),
      backend: recorder.backend,
    });
    const training = openTraining(recipe);
    const examples = examplesOf(Float64Array.of(1, 2, 3, 4, 5, 7), Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), 3);
    train(training, examples, undefined, 2);
    const state = (): number[] => [
      ...training.network.theta.data,
      ...training.network.buffers.flatMap(({ value }) => Array.from(value.data)),
      ...Object.values(training.stepper.memory).flatMap(({ data }) => Array.from(data)),
    ];
    const before = state();
    takeMoment({ recorder, training, examples, indices: Uint32Array.of(0, 1), isTraining: true, lr: 0.1 });
    expect(state()).toEqual(before);
  });

  it.each([
    [
      "0.z[0,0]",
      'Cannot explain 0.z[0,0]: expected a value of the network, as 0.y[0,3], received 0.z[0,0]. Did you mean "0.y"?',
    ],
    [
      "nothing",
      "Cannot explain nothing: expected a value of the network, as 0.y[0,3], received nothing. Leave out --value to list them.",
    ],
    ["0.y[3,0]", "Cannot explain 0.y[3,0]: expected 0.y[0,0] to 0.y[2,6], received [3,0]. Its shape is 3x7."],
    ["0.y", "Cannot explain 0.y: expected 0.y[0,0] to 0.y[2,6], received no place in it. Its shape is 3x7."],
    ["loss[0]", "Cannot explain loss[0]: expected loss alone, which is one number, received [0]. Its shape is scalar."],
  ])("of %s says what can be asked", (name, message) => {
    const { explain } = explainer(settings["relu, cross-entropy, adam"], "float64");
    expect(() => explain(name)).toThrow(message);
  });

  it("lists every value once", () => {
    const names = explainer(settings["batch norm and dropout in training"], "float32").values.map(
      ({ name }: Value) => name,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["x", "dx", "1.inverse_std", "3.mask", "1.running_var.new", "loss"]));
  });
});
