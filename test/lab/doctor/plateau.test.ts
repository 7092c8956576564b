import { expect, it } from "vitest";
import type { EpochEvent } from "../../../src/core/fit.ts";
import { linear } from "../../../src/core/layers/index.ts";
import { mse } from "../../../src/core/losses/index.ts";
import { openTraining } from "../../../src/core/training.ts";
import { plateau } from "../../../src/lab/doctor/checks/plateau.ts";
import { surveyData } from "../../../src/lab/doctor/survey.ts";
import { examplesOf, recipeFor } from "../../core/recipe.ts";

/** Opens the check for a training of targets 0 … 3, where knowing no input costs 1.25, and shows it losses of epochs of 100 steps. */
function findings(losses: Iterable<number>): number[] {
  const training = openTraining(recipeFor({ model: [linear(1)], input: [1], loss: mse() }));
  const train = examplesOf([0, 1, 2, 3], [0, 1, 2, 3], 4);
  const survey = surveyData(training, train, undefined);
  const look = plateau.after?.({ training, train, val: undefined, survey }, (fresh) => fresh);
  const found: number[] = [];
  let epoch = 0;
  for (const loss of losses) {
    training.progress.step = 100 * ++epoch;
    const measured = { epoch, loss, lr: 0.1, grad_norm: 1, update_ratio: 1e-3 };
    if (look?.({ event: "epoch", ...measured, improved: true } satisfies EpochEvent)) found.push(epoch);
  }
  return found;
}

it("is silent while the loss falls, however far from learnt, and speaks after five epochs that do not", () => {
  const falling = Array.from({ length: 30 }, (_, i) => 1.2 * 0.99 ** i);
  expect(findings(falling)).toEqual([]);
  expect(findings([...falling, ...new Array<number>(6).fill(0.9)])[0]).toBe(35);
});

// Of more numbers than that Math.max(...) cannot be taken.
it("looks at each of a quarter of a million epochs", () => {
  expect(findings(Array.from({ length: 250_000 }, (_, i) => 1 / (i + 1)))).toEqual([]);
});
