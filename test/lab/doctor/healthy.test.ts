import { describe, expect, it } from "vitest";
import { streamChance } from "../../../src/core/chance.ts";
import type { LayerSpec } from "../../../src/core/layer.ts";
import * as layers from "../../../src/core/layers/index.ts";
import { bceWithLogits, crossEntropy, mse } from "../../../src/core/losses/index.ts";
import type { Optimizer } from "../../../src/core/optimizer.ts";
import { adam, adamw, rmsprop, sgd } from "../../../src/core/optimizers/index.ts";
import { constant, cosine } from "../../../src/core/schedules/index.ts";
import { sentence } from "../../../src/lab/doctor/index.ts";
import { bars, blobs, diagnose, examples, type Rows, recipe, sine, spirals } from "./patients.ts";

const { linear, relu, leakyRelu, tanh, sigmoid, batchNorm, dropout, conv2d, maxPool2d, avgPool2d, flatten } = layers;

/** Networks that classify so many features, or pictures, into so many classes. */
const plain: Readonly<Record<string, (outputs: number) => LayerSpec[]>> = {
  relu: (outputs) => [linear(24), relu(), linear(outputs)],
  "deep relu": (outputs) => [linear(24), relu(), linear(24), relu(), linear(16), relu(), linear(outputs)],
  tanh: (outputs) => [linear(20), tanh(), linear(20), tanh(), linear(outputs)],
  sigmoid: (outputs) => [linear(20), sigmoid(), linear(outputs)],
  "leaky relu": (outputs) => [linear(16), leakyRelu(), linear(outputs)],
  "batch norm": (outputs) => [linear(24), batchNorm(), relu(), linear(24), batchNorm(), tanh(), linear(outputs)],
  dropout: (outputs) => [linear(32), relu(), dropout(0.2), linear(outputs)],
  linear: (outputs) => [linear(outputs)],
};
const pictures: Readonly<Record<string, (outputs: number) => LayerSpec[]>> = {
  cnn: (outputs) => [conv2d(8, 3), relu(), maxPool2d(2), flatten(), linear(outputs)],
  "cnn with batch norm": (outputs) => [
    conv2d(8, 3),
    batchNorm(),
    relu(),
    avgPool2d(2),
    conv2d(8, 2),
    tanh(),
    flatten(),
    linear(outputs),
  ],
  mlp: (outputs) => [flatten(), linear(32), relu(), linear(outputs)],
};
const optimizers: Readonly<Record<string, Optimizer>> = {
  sgd: sgd({ lr: 0.1 }),
  momentum: sgd({ lr: 0.01, momentum: 0.9 }),
  nesterov: sgd({ lr: 0.01, momentum: 0.9, nesterov: true, weightDecay: 1e-4 }),
  rmsprop: rmsprop({ lr: 2e-3 }),
  adam: adam({ lr: 5e-3 }),
  adamw: adamw({ lr: 5e-3 }),
};
const classification: Readonly<Record<string, (seed: number) => Rows>> = {
  "three blobs": (seed) => blobs(seed),
  "ten blobs": (seed) => blobs(seed, 400, 10, 20),
  spirals: (seed) => spirals(seed),
};

/** Every network meets every optimiser and every data set about equally often. */
function courses(): { name: string; run: () => ReturnType<typeof diagnose> }[] {
  const all: { name: string; run: () => ReturnType<typeof diagnose> }[] = [];
  const [rules, sets] = [Object.entries(optimizers), Object.entries(classification)];
  for (const [i, [network, model]] of Object.entries(plain).entries()) {
    for (let j = 0; j < 4; j++) {
      const [rule, optimizer] = rules[(i + j) % rules.length];
      // A straight line cannot part spirals.
      const [set, rows] = sets[network === "linear" ? j % 2 : (i + j) % sets.length];
      const seed = 10 * i + j;
      all.push({
        name: `${network}, ${rule}, ${set}`,
        run() {
          const { features, classes } = rows(seed);
          const schedule = j % 2 === 0 ? constant() : cosine();
          const chance = streamChance(seed);
          const loss = crossEntropy();
          const given = { model: model(classes), input: [features], loss, optimizer, schedule, chance, epochs: 12 };
          return diagnose(recipe(given), examples(rows(seed)), examples(rows(seed + 500)));
        },
      });
    }
  }
  for (const [i, [network, model]] of Object.entries(pictures).entries()) {
    for (let j = 0; j < 3; j++) {
      const [rule, optimizer] = rules[(2 * i + j) % rules.length];
      const seed = 100 + 10 * i + j;
      const chance = streamChance(seed);
      all.push({
        name: `${network}, ${rule}, bars`,
        run: () =>
          diagnose(
            recipe({ model: model(2), input: [1, 8, 8], loss: crossEntropy(), optimizer, chance }),
            examples(bars(seed)),
            examples(bars(seed + 500)),
          ),
      });
    }
  }
  for (const [i, hidden] of [tanh(), sigmoid(), relu()].entries()) {
    for (const [rule, optimizer] of rules.slice(i, i + 2)) {
      const seed = 200 + i;
      all.push({
        name: `regression, ${hidden.kind}, ${rule}`,
        run: () =>
          diagnose(
            recipe({
              ...{ model: [linear(30), hidden, linear(1)], input: [1], loss: mse(), optimizer, epochs: 20 },
              chance: streamChance(seed),
            }),
            examples(sine(seed)),
            examples(sine(seed + 500)),
          ),
      });
    }
  }
  for (const seed of [300, 301, 302]) {
    const { x, labels } = spirals(seed);
    const wanted = { model: [linear(24), relu(), linear(1)], input: [2], loss: bceWithLogits(), epochs: 12 };
    all.push({
      name: `binary, seed ${seed}`,
      run: () =>
        diagnose(
          recipe({ ...wanted, chance: streamChance(seed) }),
          examples({ x, t: Float64Array.from(labels!), features: 2, classes: 0 }),
        ),
    });
  }
  return all;
}

describe("a healthy training", () => {
  const all = courses();

  it("there are fifty", () => {
    expect(all.length).toBe(50);
  });

  it.each(all)("$name: the doctor is silent", ({ run }) => {
    expect(run().map(sentence)).toEqual([]);
  });
});
