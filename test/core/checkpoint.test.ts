import { describe, expect, it } from "vitest";
import { type Chance, numpyChance, streamChance } from "../../src/core/chance.ts";
import {
  type Checkpoint,
  checkpoint,
  loadStateDict,
  type NamedTensors,
  resume,
  snapshotTensors,
  stateDict,
} from "../../src/core/checkpoint.ts";
import * as layers from "../../src/core/layers/index.ts";
import { crossEntropy } from "../../src/core/losses/index.ts";
import { adam, sgd } from "../../src/core/optimizers/index.ts";
import { plateau } from "../../src/core/schedules/index.ts";
import { openTraining, type Recipe, type Training } from "../../src/core/training.ts";
import { NablaError } from "../../src/kernels/errors.ts";
import { zeros } from "../../src/kernels/tensor.ts";
import { draw } from "./pass.ts";
import { classesOf, recipeFor, train } from "./recipe.ts";

const labels = Array.from(draw("labels", 18, 0, 3), Math.floor);
const examples = classesOf(draw("features", 18 * 4), labels, 3);
const others = classesOf(draw("other features", 7 * 4), labels.slice(0, 7), 3);

/** All that could be forgotten: masks, running statistics, moments, a rate that depends on the past, the best weights. */
const recipe = (chance: Chance, wanted: Partial<Recipe> = {}): Recipe =>
  recipeFor({
    model: [layers.linear(8), layers.batchNorm(), layers.relu(), layers.dropout(0.25), layers.linear(3)],
    input: [4],
    loss: crossEntropy(),
    optimizer: adam({ lr: 0.05, weightDecay: 0.01 }),
    schedule: plateau({ patience: 0, gamma: 0.5 }),
    epochs: 4,
    monitor: "val_loss",
    earlyStopping: { patience: 3, minDelta: 0 },
    dtype: "float32",
    chance,
    ...wanted,
  });

/** A checkpoint as a file holds it: copies of the numbers, and JSON. */
const written = ({ tensors, progress, chance }: Checkpoint): Checkpoint => ({
  tensors: Object.fromEntries(
    Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]),
  ),
  ...JSON.parse(JSON.stringify({ progress, chance })),
});

const everything = (training: Training): unknown => {
  const { tensors, ...rest } = checkpoint(training);
  return {
    ...rest,
    tensors: Object.fromEntries(Object.entries(tensors).map(([name, { data }]) => [name, Array.from(data)])),
  };
};

const chances = { streams: () => streamChance(4), numpy: () => numpyChance(4) };

describe.each(Object.keys(chances) as (keyof typeof chances)[])(
  "a training resumed from a checkpoint, with %s",
  (kind) => {
    const undisturbed = train(recipe(chances[kind]()), examples, others);
    // Five steps and the evaluation make an epoch of six events.
    const moments = {
      "before the first step": 0,
      "after the first step": 1,
      "in the middle of the first epoch": 3,
      "just before an epoch's evaluation": 5,
      "just after it": 6,
      "in the middle of a later epoch": 15,
      "just before the last evaluation": 23,
      "after the last": 24,
    };

    it.each(Object.entries(moments))("%s ends with the same bits", (_, events) => {
      const saved = written(checkpoint(train(recipe(chances[kind]()), examples, others, events).training));
      const training = openTraining(recipe(chances[kind]()));
      resume(training, saved);
      const rest = train(training, examples, others);
      expect(everything(training)).toEqual(everything(undisturbed.training));
      expect(rest.result).toEqual(undisturbed.result);
      expect(rest.steps).toEqual(undisturbed.steps.slice(undisturbed.steps.length - rest.steps.length));
      expect(rest.steps.length + rest.epochs.length).toBe(24 - events);
    });

    it("can be taken back to any earlier moment, itself", () => {
      for (const events of [0, 4, 9]) {
        const { training } = train(recipe(chances[kind]()), examples, others, events);
        const saved = written(checkpoint(training));
        const before = everything(training);
        train(training, examples, others, 8);
        resume(training, saved);
        expect(everything(training)).toEqual(before);
        train(training, examples, others);
        expect(everything(training)).toEqual(everything(undisturbed.training));
      }
    });

    it("is another one where the seed is another", () => {
      const other = train(recipe(kind === "numpy" ? numpyChance(5) : streamChance(5)), examples, others);
      expect(everything(other.training)).not.toEqual(everything(undisturbed.training));
    });
  },
);

describe("a checkpoint", () => {
  const { training } = train(recipe(streamChance(4)), examples, others, 9);

  it("names parameters, buffers, the optimiser's memory and the best weights", () => {
    const state = ["0.weight", "0.bias", "1.weight", "1.bias", "4.weight", "4.bias"];
    const buffers = ["1.running_mean", "1.running_var"];
    expect(Object.keys(stateDict(training.network))).toEqual([...state, ...buffers]);
    const memory = ["mean", "square"].flatMap((name) => state.map((parameter) => `optimizer.${name}.${parameter}`));
    const best = [...state, ...buffers].map((name) => `best.${name}`);
    expect(Object.keys(checkpoint(training).tensors)).toEqual([...state, ...buffers, ...memory, ...best]);
    expect(checkpoint(training).tensors["optimizer.mean.0.weight"].shape).toEqual([8, 4]);
    const saved = training.progress.best && snapshotTensors(training.network, training.progress.best);
    expect(saved?.["4.bias"].data).toEqual(checkpoint(training).tensors["best.4.bias"].data);
  });

  it("keeps its counters when the training goes on", () => {
    const { training } = train(recipe(streamChance(4)), examples, others, 5);
    const { progress } = checkpoint(training);
    const before = JSON.stringify(progress);
    train(training, examples, others, 3);
    expect(JSON.stringify(progress)).toBe(before);
  });

  it("of a training without a best epoch forgets the one that there was", () => {
    const early = written(checkpoint(train(recipe(streamChance(4)), examples, others, 2).training));
    const { training } = train(recipe(streamChance(4)), examples, others, 8);
    expect(training.progress.best).toBeDefined();
    resume(training, early);
    expect(training.progress.best).toBeUndefined();
  });
});

describe("loading", () => {
  const { network } = openTraining(recipe(streamChance(4)));
  const spoilt = (change: Record<string, unknown>): NamedTensors =>
    ({ ...stateDict(network), ...change }) as NamedTensors;
  const weights = (): number[] => Array.from(network.theta.data);

  it("takes tensors of either precision", () => {
    const before = weights();
    const double = Object.fromEntries(
      Object.entries(stateDict(network)).map(([name, { shape, data }]) => [
        name,
        { shape, data: Float64Array.from(data) },
      ]),
    );
    for (const { value } of network.parameters) value.data.fill(5);
    loadStateDict(network, double);
    expect(weights()).toEqual(before);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      "a missing tensor",
      { "4.weight": undefined },
      /Cannot load 4\.weight: expected a tensor 3x8, received none of that name/,
    ],
    ["another shape", { "4.bias": zeros([4]) }, /Cannot load 4\.bias: expected shape 3, received 4/],
    ["a transposed weight", { "4.weight": zeros([8, 3]) }, /Cannot load 4\.weight: expected shape 3x8, received 8x3/],
  ])("refuses %s, and loads nothing then", (_, change, message) => {
    const before = weights();
    const other = { "0.weight": { shape: [8, 4], data: new Float32Array(32).fill(9) }, ...change };
    expect(() => loadStateDict(network, spoilt(other))).toThrow(NablaError);
    expect(() => loadStateDict(network, spoilt(other))).toThrow(message);
    expect(weights()).toEqual(before);
  });

  it("refuses to resume with an optimiser that remembers other things, and changes nothing", () => {
    const plain = written(
      checkpoint(train(recipe(streamChance(4), { optimizer: sgd({ lr: 0.1 }) }), examples, others, 7).training),
    );
    const training = openTraining(recipe(streamChance(4)));
    const before = everything(training);
    expect(() => resume(training, plain)).toThrow("Cannot load optimizer.mean.0.weight");
    expect(everything(training)).toEqual(before);
  });
});
