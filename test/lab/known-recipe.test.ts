import { expect, it } from "vitest";
import { openTraining } from "../../src/core/training.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { knownRecipe } from "../../src/lab/known-recipe.ts";
import { classifier, halves, line, prepared } from "./prepared.ts";

it("knownRecipe builds the network that the data would have given", () => {
  for (const [raw, sections] of [
    [halves, classifier],
    [line, "model: [linear: 3, relu, linear: 1]\n"],
  ] as const) {
    const { experiment, dataset, recipe } = prepared(raw, sections);
    const known = knownRecipe(experiment, dataset, reference);
    expect(known.classification).toBe(recipe.classification);
    expect(known.batchSize).toBe(recipe.batchSize);
    const [a, b] = [openTraining(known), openTraining(recipe)];
    expect(a.network.theta).toEqual(b.network.theta);
  }
});
