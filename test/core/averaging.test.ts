import { describe, expect, it } from "vitest";
import { checkpoint, resume, stateDict } from "../../src/core/checkpoint.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import * as layers from "../../src/core/layers/index.ts";
import { crossEntropy } from "../../src/core/losses/index.ts";
import type { Network } from "../../src/core/network.ts";
import { openTraining, type Recipe } from "../../src/core/training.ts";
import { draw } from "./pass.ts";
import { classesOf, recipeFor, train } from "./recipe.ts";

const labels = Array.from(draw("labels", 18, 0, 3), Math.floor);
const examples = classesOf(draw("features", 18 * 4), labels, 3);
const others = classesOf(draw("other features", 7 * 4), labels.slice(0, 7), 3);
const recipe = (wanted: Partial<Recipe> = {}): Recipe =>
  recipeFor({
    model: [layers.linear(6), layers.batchNorm(), layers.tanh(), layers.linear(3)],
    input: [4],
    loss: crossEntropy(),
    ema: { decay: 0.8 },
    ...wanted,
  });
const numbersOf = (network: Network): number[][] =>
  Object.values(stateDict(network)).map(({ data }) => Array.from(data));

describe("an average of the weights", () => {
  it("begins as the weights and follows them, buffers included, by a decay that warms up", () => {
    const training = openTraining(recipe());
    const expected = numbersOf(training.network);
    expect(numbersOf(training.average!)).toEqual(expected);
    for (let t = 0; t < 40; t++) {
      train(training, examples, undefined, t % 5 === 4 ? 2 : 1);
      const decay = Math.min(0.8, (1 + t) / (10 + t));
      for (const [i, now] of numbersOf(training.network).entries()) {
        expected[i] = expected[i].map((value, j) => decay * value + (1 - decay) * now[j]);
      }
      expect(numbersOf(training.average!)).toEqual(expected.map((row) => row.map((v) => expect.closeTo(v, 12))));
      if (training.progress.history.length === 3) break;
    }
    expect(training.progress.step).toBe(15);
    expect(numbersOf(training.network)).not.toEqual(numbersOf(training.average!));
  });

  it("leaves the training itself as it was", () => {
    const [plain, averaged] = [train(recipe({ ema: undefined }), examples), train(recipe(), examples)];
    expect(numbersOf(averaged.training.network)).toEqual(numbersOf(plain.training.network));
    expect(averaged.steps).toEqual(plain.steps);
  });

  it("is what is validated, what the best epoch keeps and what early stopping goes back to", () => {
    const { training, epochs, result } = train(
      recipe({ epochs: 12, monitor: "val_loss", earlyStopping: { patience: 2, minDelta: 0 } }),
      examples,
      others,
    );
    expect(training.evaluator.network).toBe(training.average);
    const best = epochs[result!.bestEpoch - 1];
    expect(evaluate(training.evaluator, others, true)).toMatchObject({ loss: best.val_loss, acc: best.val_acc });
    expect(Array.from(training.progress.best!.theta)).toEqual(Array.from(training.average!.theta.data));
    const without = train(recipe({ ema: undefined }), examples, others);
    expect(epochs.slice(0, 3).map(({ val_loss }) => val_loss)).not.toEqual(
      without.epochs.map(({ val_loss }) => val_loss),
    );
  });

  it.each([0, 1, 3, 5, 6, 15])("is resumed exactly after %i events", (events) => {
    const wanted = recipe({
      epochs: 4,
      model: [layers.linear(6), layers.batchNorm(), layers.dropout(0.2), layers.linear(3)],
    });
    const whole = train(wanted, examples, others);
    const { tensors, progress, chance } = checkpoint(train(wanted, examples, others, events).training);
    const copies = Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]);
    const training = openTraining(wanted);
    resume(training, { tensors: Object.fromEntries(copies), ...structuredClone({ progress, chance }) });
    train(training, examples, others);
    expect(numbersOf(training.average!)).toEqual(numbersOf(whole.training.average!));
    expect(numbersOf(training.network)).toEqual(numbersOf(whole.training.network));
    expect(training.progress.history).toEqual(whole.training.progress.history);
  });

  it("stands in a checkpoint under the plain names, beside the weights that learn", () => {
    const { training } = train(recipe(), examples);
    const { tensors } = checkpoint(training);
    expect(Array.from(tensors["0.weight"].data)).toEqual(Array.from(stateDict(training.average!)["0.weight"].data));
    expect(Array.from(tensors["raw.0.weight"].data)).toEqual(Array.from(stateDict(training.network)["0.weight"].data));
    expect(tensors["raw.1.running_mean"]).toBeDefined();
  });
});
