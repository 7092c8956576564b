import { streamChance } from "../../src/core/chance.ts";
import type { Examples } from "../../src/core/examples.ts";
import { type EpochEvent, type FitResult, type StepEvent, fit as start } from "../../src/core/fit.ts";
import { adam } from "../../src/core/optimizers/index.ts";
import { constant } from "../../src/core/schedules/index.ts";
import { openTraining, type Recipe, type Training } from "../../src/core/training.ts";
import { reference } from "../../src/kernels/reference/index.ts";

/** A recipe in which a test says only what it is about. */
export function recipeFor(wanted: Pick<Recipe, "model" | "input" | "loss"> & Partial<Recipe>): Recipe {
  return {
    classification: wanted.loss.kind === "cross_entropy",
    optimizer: adam({ lr: 0.01 }),
    schedule: constant(),
    epochs: 3,
    batchSize: 4,
    shuffle: true,
    dropLast: false,
    monitor: "loss",
    chance: streamChance(1),
    dtype: "float64",
    backend: reference,
    ...wanted,
  };
}

/** Examples held as two flat lists. */
export function examplesOf(x: ArrayLike<number>, t: ArrayLike<number>, length: number): Examples {
  const [columns, targets] = [x.length / length, t.length / length];
  return {
    length,
    gather(to, toTargets, indices) {
      indices.forEach((index, row) => {
        for (let j = 0; j < columns; j++) to.data[row * columns + j] = x[index * columns + j];
        for (let j = 0; j < targets; j++) toTargets.data[row * targets + j] = t[index * targets + j];
      });
    },
  };
}

/** Examples of classes: their targets are one-hot. */
export function classesOf(x: ArrayLike<number>, labels: readonly number[], classes: number): Examples {
  const t = labels.flatMap((label) => Array.from({ length: classes }, (_, j) => (j === label ? 1 : 0)));
  return examplesOf(x, t, labels.length);
}

/** What a training told, and how it ended: no result where it was stopped after `steps`. */
export interface Course {
  readonly training: Training;
  readonly steps: readonly StepEvent[];
  readonly epochs: readonly EpochEvent[];
  readonly result: FitResult | undefined;
}

/** Trains by a recipe, or goes on with a training, to its end or for so many events. */
export function train(
  from: Recipe | Training,
  examples: Examples,
  val?: Examples,
  events = Number.POSITIVE_INFINITY,
): Course {
  const training = "recipe" in from ? from : openTraining(from);
  const [steps, epochs]: [StepEvent[], EpochEvent[]] = [[], []];
  const course = start(training, examples, val);
  for (let count = 0; count < events; count++) {
    const next = course.next();
    if (next.done) return { training, steps, epochs, result: next.value };
    if (next.value.event === "step") steps.push(next.value);
    else epochs.push(next.value);
  }
  return { training, steps, epochs, result: undefined };
}
