import { describe, expect, it } from "vitest";
import { stateDict } from "../../src/core/checkpoint.ts";
import type { Examples } from "../../src/core/examples.ts";
import { type EpochEvent, type StepEvent, fit as start } from "../../src/core/fit.ts";
import * as layers from "../../src/core/layers/index.ts";
import { crossEntropy, mse } from "../../src/core/losses/index.ts";
import { adam, adamw, sgd } from "../../src/core/optimizers/index.ts";
import { constant, exponential, oneCycle, plateau } from "../../src/core/schedules/index.ts";
import { openTraining, type Recipe, type Training } from "../../src/core/training.ts";
import { NablaError } from "../../src/kernels/errors.ts";
import { draw } from "./pass.ts";
import { classesOf, examplesOf, recipeFor, train } from "./recipe.ts";

const model = [layers.linear(6), layers.tanh(), layers.linear(3)];
const labels = Array.from(draw("labels", 18, 0, 3), Math.floor);
const examples = classesOf(draw("features", 18 * 4), labels, 3);
const others = classesOf(draw("other features", 7 * 4), labels.slice(0, 7), 3);
const recipe = (wanted: Partial<Recipe> = {}): Recipe =>
  recipeFor({ model, input: [4], loss: crossEntropy(), ...wanted });
const weightsOf = ({ network }: Training): Record<string, number[]> =>
  Object.fromEntries(Object.entries(stateDict(network)).map(([name, { data }]) => [name, Array.from(data)]));

describe("training", () => {
  it("tells of every step and every epoch, the last batch being what is left", () => {
    const { steps, epochs, result } = train(recipe({ epochs: 2 }), examples, others);
    expect(steps.map(({ step, epoch, batch, batches, samples }) => [step, epoch, batch, batches, samples])).toEqual(
      [1, 2].flatMap((epoch) =>
        [1, 2, 3, 4, 5].map((batch) => [(epoch - 1) * 5 + batch - 1, epoch, batch, 5, batch < 5 ? 4 : 2]),
      ),
    );
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    for (const epoch of epochs) {
      for (const value of [
        epoch.loss,
        epoch.acc,
        epoch.val_loss,
        epoch.val_acc,
        epoch.lr,
        epoch.grad_norm,
        epoch.update_ratio,
      ]) {
        expect(value).toSatisfy(Number.isFinite);
      }
      expect((epoch.val_acc ?? 0) * 7).toBeCloseTo(Math.round((epoch.val_acc ?? 0) * 7), 12);
    }
    expect(result).toEqual({ stopped: "finished", epochs: 2, bestEpoch: 2 });
  });

  it("ends an epoch after so many steps, and draws each from all examples", () => {
    const seen: number[] = [];
    const watched: Examples = {
      ...examples,
      gather(x, t, indices) {
        seen.push(...indices);
        examples.gather(x, t, indices);
      },
    };
    const { steps, epochs } = train(recipe({ epochs: 20, stepsPerEpoch: 2 }), watched);
    expect(steps.map(({ epoch, batch, batches, samples }) => [epoch, batch, batches, samples])).toEqual(
      Array.from({ length: 40 }, (_, i) => [Math.floor(i / 2) + 1, (i % 2) + 1, 2, 4]),
    );
    expect(epochs.length).toBe(20);
    expect(seen.length).toBe(160);
    expect(new Set(seen).size).toBe(18);
    expect(new Set(seen.slice(0, 8)).size).toBe(8);
  });

  it("has no more steps an epoch than there are batches", () => {
    expect(train(recipe({ epochs: 1, stepsPerEpoch: 9 }), examples).steps.length).toBe(5);
  });

  it("visits every example once an epoch, in another order each time", () => {
    const seen: number[][] = [];
    const watched: Examples = {
      length: 18,
      gather(x, t, indices) {
        seen.push(Array.from(indices));
        examples.gather(x, t, indices);
      },
    };
    train(recipe({ epochs: 2 }), watched);
    const orders = [seen.slice(0, 5).flat(), seen.slice(5).flat()];
    for (const order of orders)
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, i) => i));
    expect(orders[0]).not.toEqual(orders[1]);
    seen.length = 0;
    train(recipe({ epochs: 1, shuffle: false, dropLast: true }), watched);
    expect(seen).toEqual([0, 4, 8, 12].map((first) => [first, first + 1, first + 2, first + 3]));
  });

  it("tells the examples which epoch asks, also one that goes on later, and the validation part none", () => {
    const epochsOf = (of: Examples): [Examples, number[]] => {
      const seen: number[] = [];
      const forEpoch = (epoch: number): Examples => ({
        length: of.length,
        gather(x, t, indices) {
          seen.push(epoch);
          of.gather(x, t, indices);
        },
      });
      return [{ ...of, forEpoch }, seen];
    };
    const [[watched, seen], [val, seenByVal]] = [epochsOf(examples), epochsOf(others)];
    const { training } = train(recipe({ epochs: 3 }), watched, val, 8);
    train(training, watched, val);
    expect(seen).toEqual([1, 2, 3].flatMap((epoch) => Array(5).fill(epoch)));
    expect(seenByVal).toEqual([]);
  });

  it("sums an epoch's loss and accuracy over samples, however unequal the batches", () => {
    const { steps, epochs } = train(recipe({ epochs: 1 }), examples);
    const mean = steps.reduce((sum, { loss, samples }) => sum + loss * samples, 0) / 18;
    expect(epochs[0].loss).toBeCloseTo(mean, 12);
    expect(steps.at(-1)?.running).toEqual({ loss: epochs[0].loss, acc: epochs[0].acc });
    const sum = train(recipe({ epochs: 1, loss: crossEntropy("sum"), optimizer: sgd({ lr: 0 }) }), examples);
    const still = train(recipe({ epochs: 1, optimizer: sgd({ lr: 0 }) }), examples);
    expect(sum.epochs[0].loss, "the history shows the mean whatever the reduction").toBeCloseTo(
      still.epochs[0].loss,
      12,
    );
    expect(sum.steps[0].loss).toBeCloseTo(4 * still.steps[0].loss, 12);
  });

  it("has the same bits for the same seed", () => {
    const noisy = [layers.linear(6), layers.batchNorm(), layers.relu(), layers.dropout(0.2), layers.linear(3)];
    const twice = [0, 1].map(() => train(recipe({ model: noisy }), examples, others));
    expect(weightsOf(twice[0].training)).toEqual(weightsOf(twice[1].training));
    expect(twice[0].epochs).toEqual(twice[1].epochs);
  });

  it("is paused by not asking for the next step, and goes on in a generator of its own", () => {
    const whole = train(recipe({ schedule: exponential({ gamma: 0.5 }) }), examples, others);
    const training = openTraining(recipe({ schedule: exponential({ gamma: 0.5 }) }));
    const events: (StepEvent | EpochEvent)[] = [];
    while (events.length < 18) {
      const next = start(training, examples, others).next();
      if (!next.done) events.push(next.value);
    }
    expect(start(training, examples, others).next()).toEqual({ done: true, value: whole.result });
    expect(events.filter(({ event }) => event === "epoch")).toEqual(whole.epochs);
    expect(events.filter(({ event }) => event === "step")).toEqual(whole.steps);
    expect(weightsOf(training)).toEqual(weightsOf(whole.training));
  });

  it("leaves out accuracy and validation where there are none", () => {
    const values = examplesOf(draw("x", 8 * 4), draw("t", 8 * 3), 8);
    const { steps, epochs } = train(recipe({ loss: mse() }), values);
    expect(epochs[0]).toMatchObject({ acc: undefined, val_loss: undefined, val_acc: undefined });
    expect(steps[0].running.acc).toBeUndefined();
  });

  it.each<[string, Partial<Recipe>, number]>([
    ["no examples", {}, 0],
    ["no full batch, and the rest is dropped", { dropLast: true }, 3],
  ])("refuses %s", (_, wanted, length) => {
    const few = classesOf(draw("few", length * 4), labels.slice(0, length), 3);
    expect(() => train(recipe(wanted), few)).toThrow(NablaError);
    expect(() => train(recipe(wanted), few)).toThrow(
      `Cannot train: expected at least ${length === 0 ? 1 : 4} examples, received ${length}.`,
    );
  });

  it("refuses to stop early by what is never measured", () => {
    const blind = recipe({ monitor: "val_loss", earlyStopping: { patience: 1, minDelta: 0 } });
    expect(() => train(blind, examples)).toThrow("Cannot stop early by val_loss");
    const regression = recipe({ loss: mse(), monitor: "acc", earlyStopping: { patience: 1, minDelta: 0 } });
    expect(() => train(regression, examples)).toThrow("Cannot stop early by acc");
    expect(train(blind, examples, others).result).toBeDefined();
  });
});

describe("the learning rate", () => {
  it("of each step is the optimiser's times the schedule's factor", () => {
    const { steps, epochs } = train(
      recipe({ optimizer: sgd({ lr: 0.2 }), schedule: exponential({ gamma: 0.5 }) }),
      examples,
    );
    expect(steps.map(({ lr }) => lr)).toEqual([0.2, 0.1, 0.05].flatMap((lr) => [lr, lr, lr, lr, lr]));
    expect(epochs.map(({ lr }) => lr)).toEqual([0.2, 0.1, 0.05]);
    const cycle = train(recipe({ optimizer: sgd({ lr: 0.2 }), schedule: oneCycle() }), examples).steps.map(
      ({ lr }) => lr,
    );
    expect(Math.max(...cycle)).toBeLessThanOrEqual(0.2);
    expect(cycle[14]).toBeLessThan(1e-5);
  });

  it("falls when the validation loss stops improving", () => {
    const schedule = plateau({ patience: 0, gamma: 0.5 });
    const { epochs, steps } = train(recipe({ optimizer: sgd({ lr: 2 }), schedule, epochs: 12 }), examples, others);
    let [lr, best] = [2, Number.POSITIVE_INFINITY];
    for (const epoch of epochs) {
      expect(epoch.lr).toBe(lr);
      if ((epoch.val_loss ?? 0) < best) best = epoch.val_loss ?? 0;
      else lr /= 2;
    }
    expect(lr).toBeLessThan(2);
    expect(new Set(steps.map(({ lr }) => lr)).size).toBeGreaterThan(1);
  });

  it("is what a step of plain descent goes along the gradient", () => {
    const training = openTraining(recipe({ optimizer: sgd({ lr: 0.3 }), schedule: constant() }));
    const before = training.network.theta.data.slice();
    train(training, examples, undefined, 1);
    training.network.theta.data.forEach((value, i) => {
      expect(value).toBeCloseTo(before[i] - 0.3 * training.network.grad.data[i], 14);
    });
  });
});

describe("a gradient longer than clip_norm", () => {
  const norm = ({ network }: Training): number => Math.hypot(...network.grad.data);

  it("is scaled down to it, and a shorter one is left alone", () => {
    const free = train(recipe(), examples, undefined, 1).training;
    const length = norm(free);
    const clipped = train(recipe({ clipNorm: length / 4 }), examples, undefined, 1).training;
    expect(norm(clipped)).toBeCloseTo(length / 4, 12);
    for (const [i, value] of clipped.network.grad.data.entries()) {
      expect(value).toBeCloseTo(free.network.grad.data[i] / 4, 14);
    }
    expect(norm(train(recipe({ clipNorm: length * 2 }), examples, undefined, 1).training)).toBe(length);
  });

  it("is reported as it was before", () => {
    const still = { optimizer: sgd({ lr: 0 }), epochs: 1 };
    const [free, clipped] = [recipe(still), recipe({ ...still, clipNorm: 1e-3 })].map(
      (one) => train(one, examples).epochs[0],
    );
    expect(clipped.grad_norm).toBe(free.grad_norm);
    expect(clipped.update_ratio).toBe(0);
  });

  it("is measured over what learns: a frozen layer above has no part in it", () => {
    const half = [layers.linear(6), layers.tanh(), layers.linear(3, { requiresGrad: false })];
    const { training, epochs } = train(
      recipe({ model: half, epochs: 1, batchSize: 18, optimizer: sgd({ lr: 0 }) }),
      examples,
    );
    const learning = training.network.parameters.filter(({ requiresGrad }) => requiresGrad);
    expect(epochs[0].grad_norm).toBeCloseTo(Math.hypot(...learning.flatMap(({ grad }) => Array.from(grad.data))), 12);
  });
});

describe("frozen parameters", () => {
  it.each([sgd({ lr: 0.1, momentum: 0.9, weightDecay: 0.1 }), adam({ weightDecay: 0.1 }), adamw({ weightDecay: 0.1 })])(
    "do not move under $kind, and the others do",
    (optimizer) => {
      const frozen = [
        // No bias between the two weights: the one that learns lies right beside the one that does not.
        ...[layers.linear(5, { requiresGrad: false }), layers.tanh(), layers.linear(6, { bias: false })],
        ...[layers.linear(5, { requiresGrad: false }), layers.linear(3)],
      ];
      const training = openTraining(recipe({ model: frozen, optimizer }));
      const before = weightsOf(training);
      train(training, examples);
      const after = weightsOf(training);
      for (const name of Object.keys(before)) {
        if (name.startsWith("0.") || name.startsWith("3.")) expect(after[name], name).toEqual(before[name]);
        else expect(after[name], name).not.toEqual(before[name]);
      }
    },
  );
});

describe("early stopping", () => {
  // Labels that mean nothing: the validation loss has to rise in the end.
  const overfitting = recipe({
    model: [layers.linear(20), layers.batchNorm(), layers.tanh(), layers.linear(3)],
    epochs: 60,
    optimizer: adam({ lr: 0.05 }),
    monitor: "val_loss",
    earlyStopping: { patience: 3, minDelta: 0 },
  });

  it("stops after so many epochs without improvement and goes back to the best weights", () => {
    const training = openTraining(overfitting);
    const atEpoch: Record<string, number[]>[] = [];
    const epochs: EpochEvent[] = [];
    const course = start(training, examples, others);
    let next = course.next();
    for (; !next.done; next = course.next()) {
      if (next.value.event !== "epoch") continue;
      epochs.push(next.value);
      atEpoch.push(weightsOf(training));
    }
    const { stopped, epochs: count, bestEpoch } = next.value;
    expect([stopped, count - bestEpoch]).toEqual(["early", 3]);
    const losses = epochs.map(({ val_loss }) => val_loss ?? Number.NaN);
    expect(losses.indexOf(Math.min(...losses)) + 1).toBe(bestEpoch);
    expect(weightsOf(training)).toEqual(atEpoch[bestEpoch - 1]);
    expect(weightsOf(training)).not.toEqual(atEpoch[count - 1]);
    let best = Number.POSITIVE_INFINITY;
    for (const { improved, val_loss = Number.NaN } of epochs) {
      expect(improved).toBe(val_loss < best);
      best = Math.min(best, val_loss);
    }
  });

  it("restores the best weights also where the epochs run out first", () => {
    const { result } = train(
      { ...overfitting, earlyStopping: { patience: 50, minDelta: 0 }, epochs: 30 },
      examples,
      others,
    );
    const { training } = train(
      { ...overfitting, earlyStopping: undefined, epochs: result?.bestEpoch ?? 0 },
      examples,
      others,
    );
    const full = train({ ...overfitting, earlyStopping: { patience: 50, minDelta: 0 }, epochs: 30 }, examples, others);
    expect(full.result).toMatchObject({ stopped: "finished", epochs: 30 });
    expect(weightsOf(full.training)).toEqual(weightsOf(training));
  });

  it("counts as improvement only what exceeds min_delta", () => {
    const strict = train({ ...overfitting, earlyStopping: { patience: 2, minDelta: 100 } }, examples, others);
    expect(strict.result).toMatchObject({ stopped: "early", epochs: 3 });
  });

  it("is off until asked for: the last weights stay", () => {
    const { training, result } = train({ ...overfitting, earlyStopping: undefined, epochs: 30 }, examples, others);
    expect(result).toMatchObject({ stopped: "finished", epochs: 30 });
    expect(result?.bestEpoch).toBeLessThan(30);
    const best = train(
      { ...overfitting, earlyStopping: undefined, epochs: result?.bestEpoch ?? 0 },
      examples,
      others,
    ).training;
    expect(weightsOf(training)).not.toEqual(weightsOf(best));
  });
});
