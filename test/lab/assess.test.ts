import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/core/evaluate.ts";
import { assess } from "../../src/lab/assess.ts";
import { classifier, halves, line, prepared, trained } from "./prepared.ts";

describe("assess", () => {
  const setting = prepared(halves, classifier);
  const { train, val } = setting.dataset;

  it("agrees with the core's evaluation, and counts every example in the confusion matrix", () => {
    const { evaluator } = trained(setting, 2);
    const { confusion, mistakes, ...rest } = assess(evaluator, [train]);
    expect(rest).toEqual(evaluate(evaluator, train, true));
    const right = confusion![0][0] + confusion![1][1];
    expect(confusion!.flat().reduce((a, b) => a + b)).toBe(8);
    expect(right / 8).toBe(rest.acc);
    expect(mistakes!.length).toBe(8 - right);
  });

  it("puts several parts together, and a mistake knows its own picture", () => {
    const { evaluator, network } = trained(setting, 0);
    // A network that always says "right".
    network.theta.data.fill(0);
    network.parameters.at(-1)!.value.data.set([-1, 1]);
    const { n, acc, confusion, mistakes } = assess(evaluator, [train, val!]);
    expect([n, acc]).toEqual([12, 0.5]);
    expect(confusion).toEqual([
      [0, 6],
      [0, 6],
    ]);
    expect(mistakes!.length).toBe(6);
    const p = 1 / (1 + Math.exp(-2));
    for (const { truth, guess, probability, truthProbability, picture } of mistakes!) {
      expect([truth, guess]).toEqual([0, 1]);
      expect(probability).toBeCloseTo(p, 6);
      expect(truthProbability).toBeCloseTo(1 - p, 6);
      expect(picture).toMatchObject({ width: 2, height: 2 });
    }
    const seen = mistakes!.map(({ picture }) => Math.max(...picture!.gray)).sort((a, b) => a - b);
    expect(seen).toEqual([200, 202, 204, 206, 208, 210]);
    expect(assess(evaluator, [train, val!], 2).mistakes!.length).toBe(2);
  });

  it("keeps the worst mistakes, the worst first", () => {
    const { evaluator } = trained(setting, 1);
    const { mistakes } = assess(evaluator, [train, val!]);
    const losses = mistakes!.map(({ truthProbability }) => -Math.log(truthProbability));
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
  });

  it("gives a curve for one input and one output, and no classes", () => {
    const regression = prepared(line, "model: [linear: 1]\ntrainer: {epochs: 1}\n");
    const { evaluator, network } = trained(regression, 0);
    network.theta.data.fill(0);
    network.parameters[0].value.data.set([3]);
    const result = assess(evaluator, [regression.dataset.train]);
    expect([result.acc, result.confusion, result.mistakes]).toEqual([undefined, undefined, undefined]);
    const { x, t, y } = result.fit!;
    expect(x.length).toBe(regression.dataset.train.length);
    x.forEach((value, i) => {
      expect(t[i]).toBeCloseTo(2 * value, 6);
      expect(y[i]).toBeCloseTo(3 * value, 6);
    });
    expect(result.loss).toBeCloseTo(x.reduce((sum, value) => sum + value * value, 0) / x.length, 6);
  });
});
