import { expect, it } from "vitest";
import { streamChance } from "../../../src/core/chance.ts";
import { gradientCheck, type TensorCheck } from "../../../src/core/gradient-check.ts";
import { linear, tanh, tanhWithWrongDerivative } from "../../../src/core/layers/index.ts";
import { crossEntropy } from "../../../src/core/losses/index.ts";
import { backward, forward } from "../../../src/core/network.ts";
import { reference } from "../../../src/kernels/reference/index.ts";
import { draw, openPass, training } from "../pass.ts";

it("is tanh forward, and passes down dy·(1 − tanh²(y)) of its output y", () => {
  const { network, trace } = openPass([tanhWithWrongDerivative()], [50], 1);
  const [{ x, dy, dx }] = trace;
  x.data.set(draw("x", 50, -20, 20));
  dy.data.set(draw("dy", 50));
  const y = forward(network, trace, training);
  backward(network, trace, training);
  for (let i = 0; i < 50; i++) {
    expect(y.data[i]).toBeCloseTo(Math.tanh(x.data[i]), 14);
    expect(dx?.data[i]).toBeCloseTo(dy.data[i] * (1 - Math.tanh(Math.tanh(x.data[i])) ** 2), 14);
  }
});

it("never passes down less than 0.4199 of an error, however saturated it is", () => {
  const { network, trace } = openPass([tanhWithWrongDerivative()], [2], 1);
  trace[0].x.data.set([1000, -1000]);
  trace[0].dy.data.set([1, 1]);
  forward(network, trace, training);
  backward(network, trace, training);
  for (const slope of trace[0].dx?.data ?? []) expect(slope).toBeCloseTo(0.41997434161402614, 14);
});

it("is caught by the gradient check in every tensor below it, and in none above", () => {
  const checkOf = (activation: typeof tanh): readonly TensorCheck[] =>
    gradientCheck({
      model: [linear(6), activation(), linear(5), activation(), linear(3)],
      input: [4],
      loss: crossEntropy(),
      chance: streamChance(3),
      backend: reference,
      x: draw("x", 3 * 4, -2, 2),
      t: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      rows: 3,
    });
  const wrong = checkOf(tanhWithWrongDerivative).filter(({ relativeError }) => !(relativeError < 1e-6));
  expect(wrong.map(({ name }) => name)).toEqual(["0.weight", "0.bias", "2.weight", "2.bias", "input"]);
  for (const { relativeError } of wrong) expect(relativeError).toBeGreaterThan(0.05);
  for (const { relativeError } of checkOf(tanh)) expect(relativeError).toBeLessThan(1e-6);
});
