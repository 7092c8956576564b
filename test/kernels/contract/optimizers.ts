import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { copyOf, expectWithin, openBench } from "./bench.ts";
import { lengths, numbers } from "./numbers.ts";

/** One step of every rule from any state, against the equations of the contract. */
export function optimizerContract(backend: Backend, dtype: DType): void {
  const { kernels: k, eps, take } = openBench(backend, dtype);
  const bound = 16 * eps;
  const vectors = (n: number) => ({
    theta: take([n], numbers(n)),
    grad: take([n], numbers(n + 1)),
    mean: take([n], numbers(n + 2)),
    square: take([n], numbers(n + 3, 0.01, 2)),
  });

  describe.each([0, 0.1])("optimisers with decay %f", (decay) => {
    it("sgd steps down the gradient", () => {
      for (const n of lengths) {
        const { theta, grad } = vectors(n);
        const expected = copyOf(theta).map((value, i) => value - 0.3 * (grad.data[i] + decay * value));
        k.sgd(theta, grad, 0.3, decay);
        expectWithin(theta, expected, bound, `${n}`);
      }
    });

    it.each([false, true])("momentum remembers its velocity (Nesterov's look-ahead: %s)", (nesterov) => {
      for (const n of lengths) {
        const { theta, grad, mean: v } = vectors(n);
        const g = copyOf(grad).map((value, i) => value + decay * theta.data[i]);
        const velocity = copyOf(v).map((value, i) => 0.9 * value + g[i]);
        const expected = copyOf(theta).map(
          (value, i) => value - 0.3 * (nesterov ? g[i] + 0.9 * velocity[i] : velocity[i]),
        );
        k.momentum(theta, grad, v, 0.3, decay, 0.9, nesterov);
        expectWithin(v, velocity, bound, `v ${n}`);
        expectWithin(theta, expected, bound, `theta ${n}`);
      }
    });

    it("rmsprop divides by the root of the mean square", () => {
      for (const n of lengths) {
        const { theta, grad, square: s } = vectors(n);
        const g = copyOf(grad).map((value, i) => value + decay * theta.data[i]);
        const square = copyOf(s).map((value, i) => 0.9 * value + 0.1 * g[i] ** 2);
        const expected = copyOf(theta).map((value, i) => value - (0.3 * g[i]) / (Math.sqrt(square[i]) + 0.05));
        k.rmsprop(theta, grad, s, 0.3, decay, 0.9, 0.05);
        expectWithin(s, square, bound, `s ${n}`);
        expectWithin(theta, expected, bound * 4, `theta ${n}`);
      }
    });

    it.each([1, 0.75])("adam divides by its corrections and adds eps outside the root (shrink %f)", (shrink) => {
      for (const n of lengths) {
        const { theta, grad, mean: m, square: s } = vectors(n);
        const g = copyOf(grad).map((value, i) => value + decay * theta.data[i]);
        const mean = copyOf(m).map((value, i) => 0.8 * value + 0.2 * g[i]);
        const square = copyOf(s).map((value, i) => 0.9 * value + 0.1 * g[i] ** 2);
        const expected = copyOf(theta).map(
          (value, i) => value * shrink - (0.3 * (mean[i] / 0.36)) / (Math.sqrt(square[i] / 0.19) + 0.05),
        );
        const step = {
          lr: 0.3,
          beta1: 0.8,
          beta2: 0.9,
          eps: 0.05,
          decay,
          shrink,
          correction1: 0.36,
          correction2: 0.19,
        };
        k.adam(theta, grad, m, s, step);
        expectWithin(m, mean, bound, `m ${n}`);
        expectWithin(s, square, bound, `s ${n}`);
        expectWithin(theta, expected, bound * 8, `theta ${n}`);
      }
    });

    it("leave alone what has no gradient, no memory and no decay", () => {
      const [theta, grad, m, s] = [take([5], () => 0), take([5], () => 0), take([5], () => 0), take([5], () => 0)];
      const step = {
        lr: 0.3,
        beta1: 0.8,
        beta2: 0.9,
        eps: 1e-8,
        decay,
        shrink: 0.5,
        correction1: 0.2,
        correction2: 0.1,
      };
      k.sgd(theta, grad, 0.3, decay);
      k.momentum(theta, grad, m, 0.3, decay, 0.9, true);
      k.rmsprop(theta, grad, s, 0.3, decay, 0.9, 1e-8);
      k.adam(theta, grad, m, s, step);
      for (const vector of [theta, m, s]) expect(copyOf(vector)).toEqual([0, 0, 0, 0, 0]);
    });
  });
}
