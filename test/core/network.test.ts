import { describe, expect, it } from "vitest";
import type { LayerSpec, Pass } from "../../src/core/layer.ts";
import * as layers from "../../src/core/layers/index.ts";
import { mse } from "../../src/core/losses/index.ts";
import {
  backward,
  buildNetwork,
  forward,
  inference,
  type Network,
  shorten,
  takeForwardTrace,
} from "../../src/core/network.ts";
import { carve } from "../../src/kernels/carve.ts";
import { NablaError } from "../../src/kernels/errors.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { type Shape, zeros } from "../../src/kernels/tensor.ts";
import { draw, openPass, training } from "./pass.ts";

const build = (model: readonly LayerSpec[], input: Shape): Network =>
  carve(reference, "float32", (take, kernels) => buildNetwork(model, { take, kernels, input, key: () => [1, 2] }));

describe("a network", () => {
  it("infers shapes upwards and names parameters as PyTorch does", () => {
    const network = build(
      [layers.batchNorm(), layers.flatten(), layers.linear(10), layers.relu(), layers.linear(3, { bias: false })],
      [2, 3, 3],
    );
    expect(network.layers.map(({ output }) => output)).toEqual([[2, 3, 3], [18], [10], [10], [3]]);
    expect(network.output).toEqual([3]);
    expect(network.parameters.map(({ name, value, grad }) => [name, value.shape, grad.shape])).toEqual([
      ["0.weight", [2], [2]],
      ["0.bias", [2], [2]],
      ["2.weight", [10, 18], [10, 18]],
      ["2.bias", [10], [10]],
      ["4.weight", [3, 10], [3, 10]],
    ]);
    expect(network.buffers.map(({ name }) => name)).toEqual(["0.running_mean", "0.running_var"]);
  });

  it("keeps all parameters in one vector and all gradients in another, each aligned, none overlapping", () => {
    const { theta, grad, parameters } = build([layers.linear(3), layers.linear(5), layers.linear(1)], [7]);
    for (const whole of [theta, grad]) {
      for (const [i, { value, grad: gradient }] of parameters.entries())
        (whole === theta ? value : gradient).data.fill(i + 1);
    }
    for (const [i, { value, grad: gradient }] of parameters.entries()) {
      expect(new Set(value.data)).toEqual(new Set([i + 1]));
      expect(new Set(gradient.data)).toEqual(new Set([i + 1]));
      expect(value.data.buffer).toBe(theta.data.buffer);
      expect(value.data.byteOffset % 16).toBe(0);
    }
    const filled = parameters.reduce((sum, { value }) => sum + value.data.length, 0);
    expect(theta.data.filter((value) => value > 0).length).toBe(filled);
  });

  it("starts the same from the same seed, whatever dropout it has", () => {
    const weightsOf = (model: LayerSpec[], seed: number): number[][] =>
      openPass(model, [6], 1, { seed }).network.parameters.map(({ value }) => Array.from(value.data));
    const plain = [layers.linear(5), layers.relu(), layers.linear(3)];
    const dropping = [layers.dropout(0.2), layers.linear(5), layers.relu(), layers.dropout(), layers.linear(3)];
    expect(weightsOf(plain, 5)).toEqual(weightsOf(plain, 5));
    expect(weightsOf(dropping, 5)).toEqual(weightsOf(plain, 5));
    expect(weightsOf(plain, 6)).not.toEqual(weightsOf(plain, 5));
  });

  it("draws He's range below a ReLU and Xavier's elsewhere; biases are zero", () => {
    const { parameters } = openPass(
      [layers.linear(50), layers.relu(), layers.linear(50), layers.tanh(), layers.linear(50)],
      [50],
      1,
    ).network;
    const largest = parameters.map(({ value }) =>
      Array.from(value.data).reduce((max, one) => Math.max(max, Math.abs(one)), 0),
    );
    const [he, xavier] = [Math.sqrt(6 / 50), Math.sqrt(6 / 100)];
    for (const [i, limit] of [
      [0, he],
      [2, xavier],
      [4, xavier],
    ]) {
      expect(largest[i]).toBeLessThanOrEqual(limit);
      expect(largest[i]).toBeGreaterThan(0.98 * limit);
    }
    for (const i of [1, 3, 5]) expect(largest[i]).toBe(0);
  });

  it.each<[string, LayerSpec[], RegExp]>([
    [
      "a wrong in_features",
      [layers.relu(), layers.linear(3, { inFeatures: 5 })],
      /^model\[1\] linear: Cannot .* received 5/,
    ],
    ["no units", [layers.linear(4), layers.linear(0)], /model\[1\] linear.*received 0/],
    ["half a unit", [layers.linear(2.5)], /model\[0\] linear.*received 2\.5/],
    ["units that are no number", [layers.linear(Number.NaN)], /model\[0\] linear.*received NaN/],
    ["no layer at all", [], /at least one layer/],
  ])("refuses %s and says where", (_, model, message) => {
    expect(() => build(model, [6])).toThrow(NablaError);
    expect(() => build(model, [6])).toThrow(message);
  });

  it("with dropout refuses to be built without streams", () => {
    const keyless = (): unknown =>
      carve(reference, "float32", (take, kernels) => buildNetwork([layers.dropout()], { take, kernels, input: [2] }));
    expect(keyless).toThrow(/^model\[0\] dropout: Cannot build dropout: expected a network with random streams/);
  });
});

describe("a pass", () => {
  const model = [
    ...[layers.linear(6), layers.batchNorm(), layers.relu(), layers.dropout(0.3)],
    ...[layers.linear(4), layers.tanh(), layers.linear(3), layers.softmax()],
  ];
  const rows = 5;
  const run = (
    opened: ReturnType<typeof openPass>,
    { x = draw("x", rows * 4), t = draw("t", rows * 3), pass = training as Pass, between = () => {} } = {},
  ): { y: number[]; grad: number[]; dx: number[] } => {
    const { network, trace } = opened;
    trace[0].x.data.set(x);
    const y = forward(network, trace, pass);
    const target = { shape: y.shape, data: t };
    const last = trace[trace.length - 1];
    mse("sum").gradient(network.kernels, last.dy, last.y, target);
    between();
    backward(network, trace, pass);
    return { y: Array.from(y.data), grad: Array.from(network.grad.data), dx: Array.from(trace[0].dx?.data ?? []) };
  };

  it("has no memory: the same pass twice has the same gradients, and nothing needs to be zeroed", () => {
    const opened = openPass(model, [4], rows);
    const first = run(opened);
    opened.network.grad.data.fill(1e9);
    // The gaps between the parameters belong to nobody: compare what the parameters see.
    const second = run(opened);
    expect(second.y).toEqual(first.y);
    expect(second.dx).toEqual(first.dx);
    for (const { grad } of opened.network.parameters)
      expect(grad.data.every((value) => Math.abs(value) < 100)).toBe(true);
  });

  it("is not disturbed by another one between its forward and its backward", () => {
    const opened = openPass(model, [4], rows);
    const undisturbed = run(opened);
    const again = openPass(model, [4], rows);
    const other = takeForwardTrace((shape) => zeros(shape, "float64"), again.network, 9);
    const between = (): void => {
      other[0].x.data.set(draw("other", 36));
      forward(again.network, other, inference);
      forward(again.network, other, { training: true, step: 17 });
    };
    expect(run(again, { between })).toEqual(undisturbed);
  });

  it("of a short batch is that of the same rows alone, with every layer", () => {
    for (const short of [1, 2, 4]) {
      const whole = openPass(model, [4], rows);
      for (const { x, y, dy } of whole.trace) for (const { data } of [x, y, dy]) data.fill(1e6);
      const view = { network: whole.network, trace: shorten(whole.network, whole.trace, short) };
      const [x, t] = [draw("x", short * 4), draw("t", short * 3)];
      expect(run(view, { x, t }), `${short} rows`).toEqual(run(openPass(model, [4], short), { x, t }));
    }
  });

  it("predicts each row as it would alone: in evaluation rows do not know of one another", () => {
    const { network, trace } = openPass(model, [4], rows);
    for (const { value } of network.buffers) value.data.set(draw("statistics", value.data.length, 0.5, 2));
    trace[0].x.data.set(draw("x", rows * 4));
    const together = Array.from(forward(network, trace, inference).data);
    const alone = takeForwardTrace((shape) => zeros(shape, "float64"), network, 1);
    for (let i = 0; i < rows; i++) {
      alone[0].x.data.set(draw("x", rows * 4).subarray(i * 4, (i + 1) * 4));
      expect(Array.from(forward(network, alone, inference).data)).toEqual(together.slice(i * 3, (i + 1) * 3));
    }
  });

  it("leaves the running statistics alone when it predicts, and moves them when it trains", () => {
    const { network, trace } = openPass(model, [4], rows);
    const statistics = (): number[] => network.buffers.flatMap(({ value }) => Array.from(value.data));
    const before = statistics();
    trace[0].x.data.set(draw("x", rows * 4));
    forward(network, trace, inference);
    expect(statistics()).toEqual(before);
    forward(network, trace, training);
    expect(statistics()).not.toEqual(before);
  });

  it("drops other numbers at another step, and the same ones at the same", () => {
    const opened = openPass(model, [4], rows);
    const at = (step: number): number[] => run(opened, { pass: { training: true, step } }).y;
    expect(at(3)).toEqual(at(3));
    expect(at(4)).not.toEqual(at(3));
  });
});

describe("a frozen layer", () => {
  const frozen = { requiresGrad: false };

  it("at the bottom costs nothing: no gradient goes below the lowest layer that learns", () => {
    const model = [
      layers.linear(5, frozen),
      layers.batchNorm(frozen),
      layers.tanh(),
      layers.linear(4),
      layers.linear(3),
    ];
    const { network, trace } = openPass(model, [4], 2, { inputGradient: false });
    expect(trace.map(({ dx }) => dx !== undefined)).toEqual([false, false, false, false, true]);
    network.grad.data.fill(777);
    forward(network, trace, training);
    trace[4].dy.data.fill(1);
    backward(network, trace, training);
    for (const { name, grad, requiresGrad } of network.parameters) {
      expect(
        Array.from(grad.data).every((value) => value === 777),
        name,
      ).toBe(!requiresGrad);
    }
  });

  it("everywhere: there is nothing to do", () => {
    const { network, trace } = openPass([layers.linear(2, frozen)], [2], 1, { inputGradient: false });
    network.grad.data.fill(777);
    forward(network, trace, training);
    backward(network, trace, training);
    expect(new Set(network.grad.data)).toEqual(new Set([777]));
  });
});
