import { describe, expect, it } from "vitest";
import { evaluate, predictAll, takeEvaluator } from "../../src/core/evaluate.ts";
import * as layers from "../../src/core/layers/index.ts";
import { bceWithLogits, crossEntropy, mse } from "../../src/core/losses/index.ts";
import { forward } from "../../src/core/network.ts";
import { zeros } from "../../src/kernels/tensor.ts";
import { draw, openPass } from "./pass.ts";
import { classesOf, examplesOf, recipeFor, train } from "./recipe.ts";

const model = [layers.linear(6), layers.batchNorm(), layers.tanh(), layers.dropout(), layers.linear(3)];
const labels = Array.from(draw("labels", 11, 0, 3), Math.floor);
const x = draw("x", 44);
const examples = classesOf(x, labels, 3);

describe("evaluation", () => {
  const { network, trace } = openPass(model, [4], 11);
  for (const { value } of network.buffers) value.data.set(draw("statistics", value.data.length, 0.5, 2));
  const take = (shape: readonly number[]) => zeros(shape, "float64");
  trace[0].x.data.set(x);
  const y = Array.from(forward(network, trace, { training: false, step: 0 }).data);

  it.each([1, 2, 4, 11, 50])("is the same %i rows at a time", (rows) => {
    const evaluator = takeEvaluator(take, network, crossEntropy(), rows);
    const { loss, acc, n } = evaluate(evaluator, examples, true);
    let [expectedLoss, right] = [0, 0];
    labels.forEach((label, i) => {
      const row = y.slice(i * 3, i * 3 + 3);
      expectedLoss += Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0)) - row[label];
      if (row.indexOf(Math.max(...row)) === label) right++;
    });
    expect(n).toBe(11);
    expect(loss).toBeCloseTo(expectedLoss / 11, 12);
    expect(acc).toBe(right / 11);
  });

  it("is a mean, whatever the reduction, and has no accuracy for regression", () => {
    const targets = examplesOf(x, draw("t", 33), 11);
    const [mean, sum] = [mse("mean"), mse("sum")].map((loss) =>
      evaluate(takeEvaluator(take, network, loss, 4), targets, false),
    );
    expect(sum).toEqual(mean);
    expect(mean.acc).toBeUndefined();
    expect(mean.loss).toBeCloseTo(draw("t", 33).reduce((total, t, i) => total + (t - y[i]) ** 2, 0) / 33, 12);
  });

  it("hands out each batch with its examples, outputs, probabilities and losses", () => {
    const evaluator = takeEvaluator(take, network, bceWithLogits(), 4);
    const seen = Array.from(predictAll(evaluator, examples), ({ indices, x, y, p, t, losses }) => ({
      indices: Array.from(indices),
      shapes: [x, y, p, t, losses].map(({ shape }) => shape),
      y: Array.from(y.data),
      p: Array.from(p.data),
    }));
    expect(seen.flatMap(({ indices }) => indices)).toEqual(Array.from({ length: 11 }, (_, i) => i));
    expect(seen[2].shapes).toEqual([[3, 4], [3, 3], [3, 3], [3, 3], [3]]);
    expect(seen.flatMap((batch) => batch.y)).toEqual(y);
    for (const [i, p] of seen.flatMap((batch) => batch.p).entries())
      expect(p).toBeCloseTo(1 / (1 + Math.exp(-y[i])), 14);
  });

  it("between two steps changes nothing of a training", () => {
    const recipe = () => recipeFor({ model, input: [4], loss: crossEntropy() });
    const whole = train(recipe(), examples).training;
    let course = train(recipe(), examples, undefined, 1);
    while (course.result === undefined) {
      evaluate(course.training.evaluator, examples, true);
      course = train(course.training, examples, undefined, 1);
    }
    expect(Array.from(course.training.network.theta.data)).toEqual(Array.from(whole.network.theta.data));
    expect(course.training.network.buffers.map(({ value }) => Array.from(value.data))).toEqual(
      whole.network.buffers.map(({ value }) => Array.from(value.data)),
    );
  });
});
