import { expect, it } from "vitest";
import { streamChance } from "../../src/core/chance.ts";
import * as layers from "../../src/core/layers/index.ts";
import { bceWithLogits, mse } from "../../src/core/losses/index.ts";
import { adam, sgd } from "../../src/core/optimizers/index.ts";
import { cosine } from "../../src/core/schedules/index.ts";
import { examplesOf, recipeFor, train } from "./recipe.ts";

const xor = examplesOf([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], 4);

it.each([1, 2, 3])("learns XOR (seed %i)", (seed) => {
  const recipe = recipeFor({
    model: [layers.linear(8), layers.tanh(), layers.linear(1)],
    input: [2],
    loss: bceWithLogits(),
    optimizer: adam({ lr: 0.1 }),
    epochs: 400,
    chance: streamChance(seed),
  });
  expect(train(recipe, xor).epochs.at(-1)?.loss).toBeLessThan(1e-3);
});

it("learns XOR by plain descent with momentum, in float32", () => {
  const recipe = recipeFor({
    model: [layers.linear(8), layers.sigmoid(), layers.linear(1), layers.sigmoid()],
    input: [2],
    loss: mse("sum"),
    optimizer: sgd({ lr: 0.5, momentum: 0.9 }),
    epochs: 1000,
    dtype: "float32",
  });
  expect(train(recipe, xor).epochs.at(-1)?.loss).toBeLessThan(1e-3);
});

it("learns the sine", () => {
  const x = Float64Array.from({ length: 64 }, (_, i) => -Math.PI + (2 * Math.PI * i) / 63);
  const recipe = recipeFor({
    model: [layers.linear(32), layers.tanh(), layers.linear(32), layers.tanh(), layers.linear(1)],
    input: [1],
    loss: mse(),
    optimizer: adam({ lr: 0.02 }),
    schedule: cosine(),
    epochs: 500,
    batchSize: 32,
  });
  expect(train(recipe, examplesOf(x, x.map(Math.sin), 64)).epochs.at(-1)?.loss).toBeLessThan(1e-4);
});
