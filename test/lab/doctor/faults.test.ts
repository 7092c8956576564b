import { describe, expect, it } from "vitest";
import { DivergedError } from "../../../src/core/diverged.ts";
import { constant as all, type Initializer, normal, zeros } from "../../../src/core/initializers.ts";
import type { LayerSpec } from "../../../src/core/layer.ts";
import * as layers from "../../../src/core/layers/index.ts";
import { crossEntropy, mse } from "../../../src/core/losses/index.ts";
import { adam, sgd } from "../../../src/core/optimizers/index.ts";
import { stream } from "../../../src/core/random/index.ts";
import type { Recipe } from "../../../src/core/training.ts";
import type { Finding } from "../../../src/lab/doctor/index.ts";
import { blobs, diagnose, examples, type Rows, recipe, sine } from "./patients.ts";

const { linear, relu, tanh, sigmoid, softmax, batchNorm } = layers;
const network: readonly LayerSpec[] = [linear(24), relu(), linear(3)];

interface Fault {
  readonly name: string;
  /** What is to be found first, and where. */
  readonly code: string;
  readonly where: string;
  /** What is changed in a healthy training. */
  readonly recipe?: Partial<Recipe>;
  readonly train?: (rows: Rows) => Rows;
  readonly val?: (rows: Rows, train: Rows) => Rows;
  readonly rows?: (seed: number) => Rows;
}

/** The same rows with other inputs. */
const mapped =
  (change: (value: number, column: number, index: number) => number) =>
  (rows: Rows): Rows => ({
    ...rows,
    x: rows.x.map((value, i) => change(value, i % rows.features, i)),
  });

const relabelled =
  (change: (label: number, index: number, all: readonly number[]) => number) =>
  (rows: Rows): Rows => ({
    ...rows,
    labels: rows.labels!.map(change),
  });

const shuffled = (rows: Rows): Rows => {
  const order = stream(7, "shuffle").permutation(rows.labels!.length);
  return { ...rows, labels: rows.labels!.map((_, i) => rows.labels![order[i]]) };
};

/** Some rows of a set, in that order. */
const taken = (rows: Rows, indices: readonly number[]): Rows => ({
  ...rows,
  x: Float64Array.from(indices.flatMap((i) => Array.from(rows.x.subarray(i * rows.features, (i + 1) * rows.features)))),
  labels: indices.map((i) => rows.labels![i]),
});

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const deep = (depth: number, one: () => LayerSpec, width = 16, options: layers.LinearOptions = {}): LayerSpec[] =>
  upTo(depth)
    .flatMap(() => [linear(width, options), one()])
    .concat(linear(3));

/** Biases that turn the first units off, or to their end. */
const offFor = (units: number, value = -20): Initializer => ({
  kind: "some",
  fill: ({ data }) => void data.fill(0).fill(value, 0, units),
});

const faults: readonly Fault[] = [
  {
    name: "bytes that nobody divided",
    code: "inputs_not_scaled",
    where: "training data",
    train: mapped((v) => 100 + 50 * v),
  },
  { name: "inputs divided twice", code: "inputs_not_scaled", where: "training data", train: mapped((v) => v / 1000) },
  {
    name: "one column in thousands",
    code: "inputs_not_scaled",
    where: "training data",
    train: mapped((v, j) => (j === 4 ? 5000 + 1000 * v : v)),
  },
  {
    name: "targets in a large unit",
    code: "targets_not_scaled",
    where: "training data",
    rows: (seed) => {
      const { t, ...rest } = sine(seed);
      return { ...rest, t: t!.map((v) => 1e4 * v) };
    },
    recipe: { model: [linear(24), tanh(), linear(1)], input: [1], loss: mse(), classification: false },
  },
  {
    name: "a constant feature",
    code: "constant_feature",
    where: "training data",
    train: mapped((v, j) => (j === 2 ? 1 : v)),
  },
  { name: "one class only", code: "one_class", where: "training data", train: relabelled(() => 1) },
  {
    name: "duplicated rows",
    code: "duplicate_examples",
    where: "training data",
    train: (rows) =>
      taken(
        rows,
        upTo(240).map((i) => i % 120),
      ),
  },
  {
    name: "validation that is trained on",
    code: "validation_leak",
    where: "validation data",
    val: (_, train) => taken(train, upTo(60)),
  },
  {
    name: "a tenth of the validation that is trained on",
    code: "validation_leak",
    where: "validation data",
    val: (rows, train) => ({ ...rows, x: rows.x.map((v, i) => (i < 24 * rows.features ? train.x[i] : v)) }),
  },
  {
    name: "batch norm at batch 1",
    code: "batch_norm_of_one",
    where: "model[1] batch_norm",
    recipe: { model: [linear(8), batchNorm(), relu(), linear(3)], batchSize: 1, epochs: 1 },
  },
  {
    name: "batch norm with a last batch of 1",
    code: "batch_norm_of_one",
    where: "model[1] batch_norm",
    recipe: { model: [linear(8), batchNorm(), relu(), linear(3)], batchSize: 239, epochs: 1 },
  },
  {
    name: "everything frozen",
    code: "nothing_learns",
    where: "model",
    recipe: { model: [linear(8, { requiresGrad: false }), relu(), linear(3, { requiresGrad: false })] },
  },
  { name: "a learning rate of 0", code: "nothing_learns", where: "optimizer", recipe: { optimizer: sgd({ lr: 0 }) } },
  {
    name: "weights that start from 0",
    code: "symmetric_weights",
    where: "model[0] linear",
    recipe: { model: [linear(24, { weightInit: zeros }), relu(), linear(3)] },
  },
  {
    name: "weights that start alike",
    code: "symmetric_weights",
    where: "model[0] linear",
    recipe: { model: [linear(24, { weightInit: all(0.1) }), tanh(), linear(3)] },
  },
  {
    name: "softmax before cross_entropy",
    code: "activation_before_loss",
    where: "model[3] softmax",
    recipe: { model: [...network, softmax()] },
  },
  {
    name: "relu before the loss",
    code: "activation_before_loss",
    where: "model[3] relu",
    recipe: { model: [...network, relu()] },
  },
  {
    name: "first weights that are too large",
    code: "first_loss",
    where: "loss",
    recipe: { model: [linear(24, { weightInit: normal(2) }), relu(), linear(3, { weightInit: normal(2) })] },
  },
  {
    name: "the label among the inputs, and a head that is made for it",
    code: "first_loss",
    where: "loss",
    train: (rows) => mapped((v, j, i) => (j < 3 ? (rows.labels![Math.floor(i / 6)] === j ? 4 : 0) : v))(rows),
    recipe: {
      model: [
        linear(3, {
          weightInit: {
            kind: "pass",
            fill: ({ data }) => {
              for (const i of [0, 7, 14]) data[i] = 1;
            },
          },
        }),
      ],
    },
  },
  {
    name: "a saturated tanh",
    code: "saturated",
    where: "model[1] tanh",
    recipe: { model: [linear(24, { weightInit: normal(12) }), tanh(), linear(3)] },
  },
  {
    name: "a saturated sigmoid",
    code: "saturated",
    where: "model[1] sigmoid",
    recipe: { model: [linear(24, { biasInit: all(9) }), sigmoid(), linear(3)] },
  },
  {
    name: "biases that turn every ReLU off",
    code: "dead_relu",
    where: "model[1] relu",
    recipe: { model: [linear(24, { biasInit: all(-20) }), relu(), linear(3)] },
  },
  {
    name: "biases that turn half of the ReLUs off",
    code: "dead_relu",
    where: "model[1] relu",
    recipe: { model: [linear(24, { biasInit: offFor(12) }), relu(), linear(3)] },
  },
  {
    name: "sigmoids far too deep",
    code: "vanishing_gradient",
    where: "model[0] linear",
    recipe: { model: deep(10, sigmoid), epochs: 2 },
  },
  {
    name: "depth that explodes",
    code: "exploding",
    where: "model[6] linear",
    recipe: { model: deep(8, relu, 32, { weightInit: normal(2) }), optimizer: adam({ lr: 1e-3 }), epochs: 2 },
  },
  {
    name: "a learning rate that is too large",
    code: "update_ratio",
    where: "optimizer",
    recipe: { model: [linear(24), tanh(), linear(3)], optimizer: adam({ lr: 1 }), epochs: 20 },
  },
  {
    name: "a learning rate that is too small",
    code: "update_ratio",
    where: "optimizer",
    recipe: { optimizer: adam({ lr: 1e-9 }) },
  },
  {
    name: "shuffled labels, learnt by heart",
    code: "labels_do_not_match",
    where: "training data",
    train: shuffled,
    recipe: { model: [linear(64), relu(), linear(64), relu(), linear(3)], optimizer: adam({ lr: 0.01 }), epochs: 40 },
  },
  {
    name: "shuffled labels that nothing can learn",
    code: "labels_do_not_match",
    where: "training data",
    train: shuffled,
    recipe: { model: [linear(3)], optimizer: sgd({ lr: 0.01 }), epochs: 12 },
  },
  {
    name: "labels off by a row in the validation part",
    code: "labels_do_not_match",
    where: "validation data",
    val: (rows) =>
      relabelled((_, i, labels) => labels[(i * 7 + 11) % 240 === i ? i : stream(3, `label ${i}`).below(3)])(rows),
  },
  {
    name: "a weight decay that lets nothing grow",
    code: "plateau",
    where: "loss",
    recipe: { optimizer: sgd({ lr: 0.1, weightDecay: 0.5 }), epochs: 60 },
  },
];

function found(
  { rows = blobs, train = (own) => own, val = (own) => own, recipe: changed }: Fault,
  stint?: number,
): Finding[] {
  const [own, other] = [train(rows(1)), rows(2)];
  const given = { model: network, input: [6], loss: crossEntropy(), classification: true };
  return diagnose(recipe({ ...given, ...changed }), examples(own), examples(val(other, own)), stint);
}

describe("an injected fault", () => {
  it("is one of at least twenty", () => {
    expect(faults.length).toBeGreaterThanOrEqual(20);
  });

  it.each(faults)("$name: $code", (fault) => {
    const [first] = found(fault);
    expect({ code: first?.code, where: first?.where }).toEqual({ code: fault.code, where: fault.where });
  });

  it.each(faults)("$name: is found by doctors who take over from one another too", (fault) => {
    expect(found(fault, 7)).toEqual(found(fault));
  });

  it("is said in English and in Chinese, with the same figures", () => {
    for (const fault of faults.filter(({ name }) => !name.startsWith("shuffled"))) {
      for (const { words, cause, fix } of found(fault)) {
        for (const { en, zh } of [words, cause, fix]) {
          expect(en).not.toMatch(/\p{Script=Han}/u);
          expect(en).toMatch(/^[A-Z\d].*\.$/);
          expect(zh).toMatch(/\p{Script=Han}.*。$/u);
          const figures = (text: string): string[] => (text.match(/\d+(\.\d+)?(e[−\d]+)?%?/g) ?? []).sort();
          expect(figures(zh)).toEqual(figures(en));
        }
      }
    }
  });
});

/** Just inside each threshold, where the check is to be silent: with the faults above it holds the threshold from both sides. */
const nearly: readonly Omit<Fault, "where">[] = [
  { name: "inputs of 8", code: "inputs_not_scaled", train: mapped((v, j) => (j === 0 ? 8 : v)) },
  { name: "inputs of a fiftieth", code: "inputs_not_scaled", train: mapped((v) => v / 50) },
  {
    name: "targets of 20",
    code: "targets_not_scaled",
    rows: (seed) => ({ ...sine(seed), t: sine(seed).t!.map((v) => 25 * v) }),
    recipe: { model: [linear(24), tanh(), linear(1)], input: [1], loss: mse(), classification: false },
  },
  {
    name: "a feature that varies once",
    code: "constant_feature",
    train: mapped((v, j, i) => (j === 2 && i > 6 ? 1 : v)),
  },
  { name: "two classes of three", code: "one_class", train: relabelled((label) => label % 2) },
  {
    name: "a tenth of the rows twice",
    code: "duplicate_examples",
    train: (rows) =>
      taken(
        rows,
        upTo(240).map((i) => (i < 24 ? i + 24 : i)),
      ),
  },
  {
    name: "one in thirty of the validation known",
    code: "validation_leak",
    val: (rows, train) => taken({ ...rows, x: rows.x.map((v, i) => (i < 8 * 6 ? train.x[i] : v)) }, upTo(240)),
  },
  {
    name: "batch norm at batch 2",
    code: "batch_norm_of_one",
    recipe: { model: [linear(8), batchNorm(), relu(), linear(3)], batchSize: 2, epochs: 1 },
  },
  {
    name: "a last batch of 1 that is dropped",
    code: "batch_norm_of_one",
    recipe: { model: [linear(8), batchNorm(), relu(), linear(3)], batchSize: 239, epochs: 1, dropLast: true },
  },
  {
    name: "all but the last layer frozen",
    code: "nothing_learns",
    recipe: { model: [linear(8, { requiresGrad: false }), relu(), linear(3)] },
  },
  {
    name: "a last layer that starts from 0",
    code: "symmetric_weights",
    recipe: { model: [linear(24), relu(), linear(3, { weightInit: zeros })] },
  },
  { name: "a hidden softmax", code: "activation_before_loss", recipe: { model: [linear(8), softmax(), linear(3)] } },
  {
    name: "first weights that are a little large",
    code: "first_loss",
    recipe: { model: [linear(24), relu(), linear(3, { weightInit: normal(0.6) })] },
  },
  {
    name: "seven in ten at the ends",
    code: "saturated",
    recipe: { model: [linear(24, { biasInit: offFor(17, 9) }), sigmoid(), linear(3)] },
  },
  {
    name: "a third of the ReLUs off",
    code: "dead_relu",
    recipe: { model: [linear(24, { biasInit: offFor(8) }), relu(), linear(3)] },
  },
  { name: "four sigmoids", code: "vanishing_gradient", recipe: { model: deep(4, sigmoid), epochs: 2 } },
  {
    name: "outputs of some hundreds",
    code: "exploding",
    recipe: { model: deep(4, relu, 32, { weightInit: normal(1) }), optimizer: adam({ lr: 1e-3 }), epochs: 2 },
  },
  {
    name: "a tenth of a large learning rate",
    code: "update_ratio",
    recipe: { model: [linear(24), tanh(), linear(3)], optimizer: adam({ lr: 0.1 }), epochs: 12 },
  },
  { name: "a small learning rate", code: "update_ratio", recipe: { optimizer: adam({ lr: 2e-6 }) } },
  {
    name: "an eighth of the labels wrong",
    code: "labels_do_not_match",
    train: relabelled((label, i) => (i % 8 === 0 ? (label + 1) % 3 : label)),
    recipe: { model: [linear(64), relu(), linear(64), relu(), linear(3)], epochs: 40 },
  },
  {
    name: "a weight decay that lets little grow",
    code: "plateau",
    recipe: { optimizer: sgd({ lr: 0.1, weightDecay: 0.05 }), epochs: 60 },
  },
];

describe("what is nearly a fault", () => {
  it.each(nearly)("$name is no $code", ({ code, ...rest }) => {
    expect(found({ code, where: "", ...rest }).map((finding) => finding.code)).not.toContain(code);
  });
});

describe("a number that breaks", () => {
  const broken =
    (value: number, at: number) =>
    (rows: Rows): Rows =>
      mapped((v, _, i) => (i === at ? value : v))(rows);
  const given = { name: "", code: "", where: "" };

  it.each([
    [
      "a NaN pixel",
      { ...given, train: broken(Number.NaN, 9 * 6 + 2) },
      "example 9 of the training data holds NaN itself. Repair or drop it.",
    ],
    [
      "an infinite pixel of the validation data",
      { ...given, val: broken(Number.POSITIVE_INFINITY, 5 * 6) },
      "val_loss is NaN after epoch 1: example 5 of the validation data holds Infinity itself. Repair or drop it.",
    ],
    [
      "a learning rate beyond all bounds",
      { ...given, recipe: { optimizer: sgd({ lr: 1e38 }) } },
      /first non-finite value in model\[\d\] (linear|relu), example \d+ .* Likely lr 1e\+38 is too large/,
    ],
  ])("%s is traced", (_, fault, message) => {
    expect(() => found(fault)).toThrow(message);
    expect(() => found(fault)).toThrow(DivergedError);
  });
});
