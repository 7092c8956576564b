import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { copyOf, expectUlps, expectWithin, openBench } from "./bench.ts";
import { lengths, numbers, sides } from "./numbers.ts";

const [nan, infinity] = [Number.NaN, Number.POSITIVE_INFINITY];

/** y = f(x) and dx = dy ⊙ f′, against the engine's own exp and tanh. */
export function activationContract(backend: Backend, dtype: DType): void {
  const bench = openBench(backend, dtype);
  const { kernels: k, eps, take } = bench;
  const special = [nan, infinity, -infinity, 0, -0, 1e-30, -1e-30, 1e30, -1e30];

  describe("relu and leakyRelu", () => {
    it("cut or flatten what is negative", () => {
      for (const n of lengths) {
        const [y, x] = [take([n]), take([n], numbers(n))];
        k.relu(y, x);
        expectWithin(
          y,
          copyOf(x).map((value) => Math.max(0, value)),
          0,
          `relu ${n}`,
        );
        k.leakyRelu(y, x, 0.2);
        expectUlps(
          bench,
          y,
          copyOf(x).map((value) => (value > 0 ? value : 0.2 * value)),
          dtype === "float64" ? 0 : 1,
          `${n}`,
        );
      }
    });

    it("keep nan, infinities and the sign of small numbers", () => {
      const [y, x] = [take([9]), take([9], special)];
      k.relu(y, x);
      expectWithin(y, [nan, infinity, 0, 0, 0, x.data[5], 0, x.data[7], 0], 0);
      k.leakyRelu(y, x, 0.5);
      expectWithin(y, [nan, infinity, -infinity, 0, 0, x.data[5], x.data[6] / 2, x.data[7], x.data[8] / 2], 0);
      k.relu(x, x);
      expectWithin(x, [nan, infinity, 0, 0, 0, x.data[5], 0, x.data[7], 0], 0);
    });

    it("pass the gradient where they are on, and at zero take the slope of the left side", () => {
      for (const n of lengths) {
        const x = take([n], numbers(n));
        if (n > 2) x.data.set([0, -0], 1);
        const [y, dx, dy] = [take([n]), take([n]), take([n], numbers(n + 1))];
        k.relu(y, x);
        k.reluBackward(dx, dy, y);
        expectWithin(
          dx,
          copyOf(dy).map((value, i) => (x.data[i] > 0 ? value : 0)),
          0,
          `${n}`,
        );
        k.leakyReluBackward(dx, dy, x, 0.2);
        const expected = copyOf(dy).map((value, i) => (x.data[i] > 0 ? value : 0.2 * value));
        expectUlps(bench, dx, expected, dtype === "float64" ? 0 : 1, `${n}`);
      }
    });
  });

  describe("sigmoid and tanh", () => {
    // A few units of the engine's own functions; in float32 what a single-precision implementation reaches.
    const ulps = 4;

    it("are the functions, over their whole range", () => {
      for (const n of lengths) {
        const [y, x] = [take([n]), take([n], numbers(n, -30, 30))];
        k.sigmoid(y, x);
        expectUlps(
          bench,
          y,
          copyOf(x).map((value) => 1 / (1 + Math.exp(-value))),
          ulps,
          `sigmoid ${n}`,
        );
        k.tanh(y, x);
        expectUlps(bench, y, copyOf(x).map(Math.tanh), ulps, `tanh ${n}`);
      }
    });

    it("saturate and keep NaN", () => {
      const [y, x] = [take([5]), take([5], [nan, infinity, -infinity, 1e30, -1e30])];
      k.sigmoid(y, x);
      expect(copyOf(y)).toEqual([nan, 1, 0, 1, 0]);
      k.tanh(y, x);
      expect(copyOf(y)).toEqual([nan, 1, -1, 1, -1]);
    });

    it("have the slopes y(1 − y) and 1 − y², of the output", () => {
      for (const n of lengths) {
        const [dx, dy, y] = [take([n]), take([n], numbers(n)), take([n], numbers(n + 1, -1, 1))];
        k.sigmoidBackward(dx, dy, y);
        const scaleOf = (i: number): number => 8 * eps * Math.abs(dy.data[i]) * 2;
        expectWithin(
          dx,
          copyOf(y).map((value, i) => dy.data[i] * value * (1 - value)),
          scaleOf,
          `sigmoid ${n}`,
        );
        k.tanhBackward(dx, dy, y);
        expectWithin(
          dx,
          copyOf(y).map((value, i) => dy.data[i] * (1 - value * value)),
          scaleOf,
          `tanh ${n}`,
        );
      }
    });
  });

  describe("softmax", () => {
    const rowsOf = (values: number[], columns: number): number[][] =>
      Array.from({ length: values.length / columns }, (_, i) => values.slice(i * columns, (i + 1) * columns));
    const softmax = (row: number[]): number[] => {
      const powers = row.map((value) => Math.exp(value - Math.max(...row)));
      return powers.map((power) => power / powers.reduce((a, b) => a + b));
    };

    it("makes each row a distribution", () => {
      for (const m of sides) {
        for (const n of sides) {
          const [y, x] = [take([m, n]), take([m, n], numbers(m + 31 * n, -5, 5))];
          k.softmax(y, x);
          expectUlps(bench, y, rowsOf(copyOf(x), n).flatMap(softmax), n + 8, `${m}x${n}`);
        }
      }
    });

    it("does not overflow or vanish on huge logits", () => {
      const x = take([4, 3], [1e4, 1e4, -1e4, 1e30, -1e30, 0, -1e4, -1e4, -1e4, 800, 790, -infinity]);
      const y = take([4, 3]);
      k.softmax(y, x);
      expect(copyOf(y).slice(0, 6)).toEqual([0.5, 0.5, 0, 1, 0, 0]);
      const high = 1 / (1 + Math.exp(-10));
      expectUlps(
        bench,
        { shape: [2, 3], data: y.data.subarray(6) },
        [1 / 3, 1 / 3, 1 / 3, high, Math.exp(-10) * high, 0],
        16,
      );
    });

    it("keeps NaN in its own row", () => {
      const [y, x] = [take([2, 2]), take([2, 2], [nan, 1, 3, 3])];
      k.softmax(y, x);
      expect(copyOf(y)).toEqual([nan, nan, 0.5, 0.5]);
    });

    it("goes backward through every pair: dx[i] = Σⱼ dy[j]·y[j]·(δij − y[i])", () => {
      for (const m of sides) {
        for (const n of sides) {
          const [y, dx, dy] = [take([m, n], numbers(m + 31 * n, -3, 3)), take([m, n]), take([m, n], numbers(m + n))];
          k.softmax(y, y);
          k.softmaxBackward(dx, dy, y);
          const [ys, dys] = [rowsOf(copyOf(y), n), rowsOf(copyOf(dy), n)];
          const expected = ys.flatMap((row, r) =>
            row.map((yi, i) => row.reduce((sum, yj, j) => sum + dys[r][j] * yj * ((i === j ? 1 : 0) - yi), 0)),
          );
          expectWithin(dx, expected, 8 * (n + 4) * eps, `${m}x${n}`);
        }
      }
    });
  });
}
