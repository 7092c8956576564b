import { describe, expect, it } from "vitest";
import { stateDict } from "../../../src/core/checkpoint.ts";
import * as layers from "../../../src/core/layers/index.ts";
import { crossEntropy } from "../../../src/core/losses/index.ts";
import { bind, type Optimizer } from "../../../src/core/optimizer.ts";
import { adam, adamw, rmsprop, sgd } from "../../../src/core/optimizers/index.ts";
import { openTraining } from "../../../src/core/training.ts";
import { type DType, zeros } from "../../../src/kernels/tensor.ts";
import { openPass } from "../pass.ts";
import { classesOf, recipeFor, train } from "../recipe.ts";
import { expectTorch, flat, type Nested, readTorch, tolerance } from "../torch.ts";

/** Every optimiser of the fixtures, as it is called here. */
const optimizers: Record<string, Optimizer> = {
  sgd: sgd({ lr: 0.1 }),
  "sgd weight_decay": sgd({ lr: 0.1, weightDecay: 0.1 }),
  momentum: sgd({ lr: 0.05, momentum: 0.9 }),
  "momentum weight_decay": sgd({ lr: 0.05, momentum: 0.8, weightDecay: 0.1 }),
  nesterov: sgd({ lr: 0.05, momentum: 0.9, nesterov: true }),
  "nesterov weight_decay": sgd({ lr: 0.05, momentum: 0.7, nesterov: true, weightDecay: 0.1 }),
  rmsprop: rmsprop({ lr: 0.01 }),
  "rmsprop alpha eps": rmsprop({ lr: 0.02, alpha: 0.9, eps: 0.01, weightDecay: 0.1 }),
  adam: adam({ lr: 0.05 }),
  "adam betas": adam({ lr: 0.05, betas: [0.5, 0.9] }),
  "adam eps": adam({ lr: 0.05, betas: [0.8, 0.99], eps: 0.1 }),
  "adam weight_decay": adam({ lr: 0.05, weightDecay: 0.2 }),
  adamw: adamw({ lr: 0.05 }),
  "adamw weight_decay": adamw({ lr: 0.05, betas: [0.85, 0.95], weightDecay: 0.5 }),
};

type Named = Readonly<Record<string, Nested>>;

const given = readTorch<{
  start: Named;
  gradients: readonly Named[];
  cases: Record<string, Readonly<Record<DType, readonly Named[]>>>;
}>("optimizers");

const small = readTorch<{
  x: Nested;
  classes: number[];
  start: Named;
  cases: Record<string, Readonly<Record<DType, { losses: number[]; state: Named }>>>;
}>("networks");

describe.each(["float32", "float64"] as const)("ten steps in %s agree with PyTorch", (dtype) => {
  it("for as many optimisers as there are", () => {
    expect(Object.keys(given.cases)).toEqual(Object.keys(optimizers));
    expect(Object.keys(small.cases)).toEqual(Object.keys(optimizers));
  });

  describe.each(Object.keys(optimizers))("%s", (name) => {
    it("on a given sequence of gradients", () => {
      const { network } = openPass([layers.linear(2)], [3], 1, { dtype });
      for (const { name: full, value } of network.parameters) value.data.set(flat(given.start[full.slice(2)]));
      const stepper = bind(optimizers[name], network, (shape) => zeros(shape, dtype));
      given.gradients.forEach((gradient, index) => {
        for (const { name: full, grad } of network.parameters) grad.data.set(flat(gradient[full.slice(2)]));
        stepper.step(optimizers[name].lr, index + 1);
        for (const { name: full, value } of network.parameters) {
          const expected = given.cases[name][dtype][index][full.slice(2)];
          expectTorch(value.data, expected, tolerance[dtype], `${full} after step ${index + 1}`);
        }
      });
    });

    it("on a network with batch normalisation", () => {
      const model = [
        layers.linear(5),
        layers.tanh(),
        layers.batchNorm(),
        layers.linear(4),
        layers.leakyRelu(0.1),
        layers.linear(3),
      ];
      const examples = classesOf(flat(small.x), small.classes, 3);
      const recipe = recipeFor({
        model,
        input: [4],
        loss: crossEntropy(),
        optimizer: optimizers[name],
        epochs: 10,
        batchSize: 8,
        shuffle: false,
        dtype,
      });
      const training = openTraining(recipe);
      for (const { name: full, value } of training.network.parameters) value.data.set(flat(small.start[full]));
      const losses = train(training, examples).steps.map(({ loss }) => loss);
      const { losses: expected, state } = small.cases[name][dtype];
      const within = tolerance[dtype];
      expectTorch(losses, expected, within, "losses");
      const ours = stateDict(training.network);
      expect(Object.keys(ours).sort()).toEqual(Object.keys(state).sort());
      for (const [full, value] of Object.entries(state)) {
        expectTorch(ours[full].data, value, within, full);
      }
    });
  });
});

describe("adam", () => {
  const track = (optimizer: Optimizer, steps: number, gradient = 0.5): number[] => {
    const { network } = openPass([layers.linear(1, { bias: false })], [1], 1);
    const stepper = bind(optimizer, network, (shape) => zeros(shape, "float64"));
    const [{ value, grad }] = network.parameters;
    value.data[0] = 1;
    return Array.from({ length: steps }, (_, i) => {
      grad.data[0] = gradient;
      stepper.step(optimizer.lr, i + 1);
      return value.data[0];
    });
  };

  it("walks .9 .8 .7 .6 .5 from 1 with lr 0.1 under a constant gradient", () => {
    for (const [i, at] of track(adam({ lr: 0.1 }), 5).entries()) expect(at).toBeCloseTo(0.9 - 0.1 * i, 6);
  });

  it("still steps by lr after 10,000 steps", () => {
    const walk = track(adam({ lr: 1e-4 }), 10_000, -3);
    expect(walk[9_999] - walk[9_998]).toBeCloseTo(1e-4, 10);
  });

  it("has PyTorch's defaults, and adamw decays unasked", () => {
    expect(adam().lr).toBe(1e-3);
    expect(track(adamw({ lr: 0.1 }), 1)[0]).toBeCloseTo(1 - 0.1 * 0.01 - 0.1, 6);
    expect(track(adamw({ lr: 0.1, weightDecay: undefined }), 1)).toEqual(track(adamw({ lr: 0.1 }), 1));
    expect(sgd().lr).toBe(0.01);
    expect(rmsprop().lr).toBe(0.01);
  });
});

describe("weight decay", () => {
  it.each(
    Object.entries({
      sgd: sgd({ lr: 0.1, weightDecay: 0.5 }),
      momentum: sgd({ lr: 0.1, momentum: 0.9, weightDecay: 0.5 }),
      rmsprop: rmsprop({ weightDecay: 0.5 }),
      adam: adam({ weightDecay: 0.5 }),
      adamw: adamw({ weightDecay: 0.5 }),
    }),
  )("of %s shrinks weights and spares biases and batch normalisation", (_, optimizer) => {
    const { network } = openPass([layers.linear(3), layers.batchNorm(), layers.linear(2)], [4], 1);
    network.theta.data.fill(1);
    network.grad.data.fill(0);
    bind(optimizer, network, (shape) => zeros(shape, "float64")).step(optimizer.lr, 1);
    for (const { name, value } of network.parameters) {
      const shrunk = Array.from(value.data).every((number) => number < 1);
      expect(shrunk, name).toBe(name === "0.weight" || name === "2.weight");
      if (!shrunk)
        expect(
          Array.from(value.data).every((number) => number === 1),
          name,
        ).toBe(true);
    }
  });
});

describe("sgd's shrink", () => {
  const step = (options: Parameters<typeof sgd>[0], lr: number): Record<string, number> => {
    const { network } = openPass([layers.linear(1), layers.linear(1, { decays: false })], [1], 1);
    network.theta.data.fill(1);
    network.grad.data.fill(2);
    bind(sgd(options), network, (shape) => zeros(shape, "float64")).step(lr, 1);
    return Object.fromEntries(network.parameters.map(({ name, value }) => [name, value.data[0]]));
  };

  it("multiplies by 1 − shrink after the step, whatever the rate, what decays", () => {
    const spared = { "0.bias": 0.5, "1.weight": 0.5, "1.bias": 0.5 };
    expect(step({ shrink: 0.25 }, 0.25)).toEqual({ "0.weight": 0.375, ...spared });
    expect(step({ shrink: 0.25 }, 0.5)).toEqual({ "0.weight": 0, "0.bias": 0, "1.weight": 0, "1.bias": 0 });
    expect(step({ shrink: 0.25, momentum: 0.5 }, 0.25)).toEqual({ "0.weight": 0.375, ...spared });
  });

  it("shrinks biases where they decay", () => {
    const all = { "0.weight": 0.375, "0.bias": 0.375, "1.weight": 0.375, "1.bias": 0.375 };
    expect(step({ shrink: 0.25, decayBiases: true }, 0.25)).toEqual(all);
  });
});

it.each([sgd, rmsprop, adam, adamw])("spares biases of weight decay unless asked: %o", (optimizer) => {
  const moved = (decayBiases: boolean): boolean => {
    const { network } = openPass([layers.linear(2)], [3], 1);
    for (const { value } of network.parameters) value.data.fill(1);
    const stepper = bind(optimizer({ lr: 0.1, weightDecay: 0.5, decayBiases }), network, (shape) => zeros(shape));
    stepper.step(0.1, 1);
    const [weight, bias] = network.parameters;
    expect(weight.value.data[0]).toBeLessThan(1);
    return bias.value.data[0] < 1;
  };
  expect(moved(false)).toBe(false);
  expect(moved(true)).toBe(true);
});
