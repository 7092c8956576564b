import { describe, expect, it } from "vitest";
import { DivergedError } from "../../src/core/diverged.ts";
import type { Examples } from "../../src/core/examples.ts";
import { constant } from "../../src/core/initializers.ts";
import * as layers from "../../src/core/layers/index.ts";
import { crossEntropy, mse } from "../../src/core/losses/index.ts";
import { sgd } from "../../src/core/optimizers/index.ts";
import type { Recipe } from "../../src/core/training.ts";
import { NablaError } from "../../src/kernels/errors.ts";
import { draw } from "./pass.ts";
import { examplesOf, recipeFor, train } from "./recipe.ts";

const model = [layers.linear(5), layers.tanh(), layers.linear(2)];
const recipe = (wanted: Partial<Recipe> = {}): Recipe =>
  recipeFor({ model, input: [3], loss: mse(), epochs: 60, shuffle: false, dtype: "float32", ...wanted });

/** Trains until it diverges. */
function messageOf(from: Recipe, x: Float64Array, t: Float64Array): string {
  try {
    train(from, examplesOf(x, t, x.length / 3));
  } catch (error) {
    expect(error).toBeInstanceOf(DivergedError);
    expect(error).toBeInstanceOf(NablaError);
    return (error as Error).message;
  }
  throw new Error("it did not diverge");
}

describe("a training that diverged", () => {
  const x = draw("x", 36);
  const t = draw("t", 24);

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    "over %f in the data names the example, whatever the order",
    (value) => {
      const broken = x.slice();
      broken[9 * 3 + 1] = value;
      // In order it is in the third batch, the last. An infinite input saturates tanh and breaks no loss, but the update.
      const what = Number.isNaN(value) ? "loss is NaN at epoch 1, batch 3" : "grad_norm is NaN after epoch 1";
      expect(messageOf(recipe(), broken, t)).toContain(`${what}: example 9 `);
      expect(messageOf(recipe({ shuffle: true }), broken, t)).toContain(
        `example 9 of the training data holds ${value} itself. Repair or drop it.`,
      );
    },
  );

  it("over data that only a later epoch has looks at that epoch's", () => {
    const sound = examplesOf(x, t, 12);
    const breaks: Examples = {
      ...sound,
      forEpoch: (epoch) => ({
        length: 12,
        gather(to, toTargets, indices) {
          sound.gather(to, toTargets, indices);
          const row = indices.indexOf(9);
          if (epoch === 2 && row >= 0) to.data[row * 3] = Number.NaN;
        },
      }),
    };
    expect(() => train(recipe(), breaks)).toThrow(
      "loss is NaN at epoch 2, batch 3: example 9 of the training data holds NaN itself. Repair or drop it.",
    );
  });

  it("over NaN in a target names the example too", () => {
    const broken = t.slice();
    broken[7 * 2] = Number.NaN;
    expect(messageOf(recipe(), x, broken)).toBe(
      "loss is NaN at epoch 1, batch 2: the target of example 7 of the training data is NaN itself. Repair or drop it.",
    );
  });

  describe("after an epoch whose losses were numbers", () => {
    const whole = { batchSize: 12, epochs: 1 };
    const messageWith = (wanted: Partial<Recipe>, val?: Examples): string => {
      try {
        train(recipe({ ...whole, ...wanted }), examplesOf(x, t, 12), val);
      } catch (error) {
        expect(error).toBeInstanceOf(DivergedError);
        return (error as Error).message;
      }
      throw new Error("it did not diverge");
    };
    const cure = "is too large: try a tenth of it, or clip gradients (trainer.clip_norm).";

    it("names the weights that its last update broke", () => {
      const huge = { model: [layers.linear(2)], optimizer: sgd({ lr: 1e300 }) };
      expect(messageWith(huge)).toBe(
        `update_ratio is Infinity after epoch 1: its last update broke the weights, 0.weight first. Likely lr 1e+300 ${cure}`,
      );
    });

    it.each([
      ["input", "example 2 of the validation data holds NaN itself"],
      ["target", "the target of example 3 of the validation data is NaN itself"],
    ])("names a broken %s of the validation data", (part, culprit) => {
      const [vx, vt] = [x.slice(0, 15), t.slice(0, 10)];
      if (part === "input") vx[7] = Number.NaN;
      else vt[7] = Number.NaN;
      expect(messageWith({}, examplesOf(vx, vt, 5))).toBe(
        `val_loss is NaN after epoch 1: ${culprit}. Repair or drop it.`,
      );
    });

    it("names the layer and the example of finite validation data that overflow", () => {
      const vx = new Float64Array(15);
      vx[10] = 3e38;
      const large = { model: [layers.linear(2, { weightInit: constant(100) })], optimizer: sgd({ lr: 1e-6 }) };
      expect(messageWith(large, examplesOf(vx, new Float64Array(10), 5))).toMatch(
        /^val_loss is (NaN|Infinity) after epoch 1: first non-finite value in model\[0\] linear, example 3 \(Infinity\) of the validation data\. Likely lr 0\.000001 /,
      );
    });

    it("says where the validation loss alone overflows", () => {
      const vt = new Float64Array(10);
      vt[1] = 1e30;
      expect(messageWith({ optimizer: sgd({ lr: 1e-3 }) }, examplesOf(x.slice(0, 15), vt, 5))).toBe(
        `val_loss is Infinity after epoch 1: its weights and outputs are finite, but what is measured of them overflows. Likely lr 0.001 ${cure}`,
      );
    });
  });

  it("because the learning rate is too large names it, the first layer and the example", () => {
    const deep = [layers.linear(5), layers.linear(5), layers.relu(), layers.linear(2)];
    const message = messageOf(recipe({ model: deep, optimizer: sgd({ lr: 1e20 }) }), x, t);
    expect(message).toMatch(
      /^loss is (NaN|Infinity) at epoch \d+, batch \d+: first non-finite value in model\[\d\] (linear|relu), example \d+ \((NaN|-?Infinity)\)\. Likely lr 100000000000000000000 is too large: try a tenth of it, or clip gradients \(trainer\.clip_norm\)\.$/,
    );
  });

  it("names the layer where the first number broke, not one above it", () => {
    const [one, huge] = [constant(1), constant(3e38)];
    const ones = x.map(() => 1);
    expect(
      messageOf(
        recipe({
          model: [layers.linear(2, { weightInit: one }), layers.tanh(), layers.linear(2, { weightInit: huge })],
        }),
        ones,
        t,
      ),
    ).toContain("model[2] linear, example 0 (Infinity)");
    const seventh = ones.map((_, i) => (Math.floor(i / 3) === 6 ? 1 : 0));
    const relus = [layers.linear(2, { weightInit: huge }), layers.relu(), layers.linear(2)];
    expect(messageOf(recipe({ model: relus }), seventh, t)).toContain(
      "batch 2: first non-finite value in model[0] linear, example 6 (Infinity)",
    );
  });

  it("in the loss alone says so", () => {
    const message = messageOf(recipe({ model: [layers.linear(2, { biasInit: constant(1e30) })] }), x, t);
    expect(message).toContain(
      "loss is Infinity at epoch 1, batch 1: every output is finite, but the loss of them overflows.",
    );
  });

  it("is none where the loss is finite: huge logits are no divergence", () => {
    const wide = recipe({ loss: crossEntropy(), optimizer: sgd({ lr: 100 }), epochs: 3 });
    const classes = Float64Array.from({ length: 24 }, (_, i) => (i % 2 === (i >> 1) % 2 ? 1 : 0));
    expect(train(wide, examplesOf(x, classes, 12)).result?.epochs).toBe(3);
  });
});
