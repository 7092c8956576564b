import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType, Tensor } from "../../../src/kernels/tensor.ts";
import { copyOf, expectUlps, expectWithin, openBench } from "./bench.ts";
import { numbers, sides } from "./numbers.ts";

const logSumExp = (row: number[]): number => {
  const max = Math.max(...row);
  return max + Math.log(row.reduce((sum, value) => sum + Math.exp(value - max), 0));
};

/** Each loss as its definition has it, row by row, and its gradient. */
const definitions = {
  squaredError: {
    loss: (y: number[], t: number[]) => y.reduce((sum, value, j) => sum + (value - t[j]) ** 2, 0),
    gradient: (y: number[], t: number[]) => y.map((value, j) => 2 * (value - t[j])),
  },
  crossEntropy: {
    loss: (y: number[], t: number[]) => y.reduce((sum, value, j) => sum - t[j] * (value - logSumExp(y)), 0),
    gradient: (y: number[], t: number[]) => y.map((value, j) => Math.exp(value - logSumExp(y)) - t[j]),
  },
  bceWithLogits: {
    loss: (y: number[], t: number[]) =>
      y.reduce((sum, v, j) => sum + Math.max(v, 0) - t[j] * v + Math.log1p(Math.exp(-Math.abs(v))), 0),
    gradient: (y: number[], t: number[]) => y.map((value, j) => 1 / (1 + Math.exp(-value)) - t[j]),
  },
} as const;

type Name = keyof typeof definitions;

/** Losses and their gradients, from logits where they say so. */
export function lossContract(backend: Backend, dtype: DType): void {
  const bench = openBench(backend, dtype);
  const { kernels: k, eps, take } = bench;

  /** Outputs and targets: rows of probabilities, which all three losses accept. */
  const rows = (m: number, n: number, spread: number): { y: Tensor; t: Tensor; ys: number[][]; ts: number[][] } => {
    const [y, t] = [take([m, n], numbers(m + 31 * n, -spread, spread)), take([m, n], numbers(m + n, 0, 1))];
    for (let i = 0; i < m; i++) {
      const row = t.data.subarray(i * n, (i + 1) * n);
      const sum = Array.from(row).reduce((a, b) => a + b);
      row.forEach((value, j) => {
        row[j] = value / sum;
      });
    }
    const cut = ({ data }: Tensor): number[][] =>
      Array.from({ length: m }, (_, i) => Array.from(data.subarray(i * n, (i + 1) * n)));
    return { y, t, ys: cut(y), ts: cut(t) };
  };

  describe.each(Object.keys(definitions) as Name[])("%s", (name) => {
    const { loss, gradient } = definitions[name];
    const gradientKernel = `${name}Gradient` as const;

    it("is its definition, row by row", () => {
      for (const m of sides) {
        for (const n of sides) {
          const { y, t, ys, ts } = rows(m, n, 4);
          const losses = take([m]);
          k[name](losses, y, t);
          // The targets' rows sum to 1 only within the precision, and the logits are up to 4.
          expectWithin(
            losses,
            ys.map((row, i) => loss(row, ts[i])),
            32 * n * eps * 8,
            `${m}x${n}`,
          );
        }
      }
    });

    it("has the gradient scale·∂(Σ losses)/∂y", () => {
      for (const m of sides) {
        for (const n of sides) {
          const { y, t, ys, ts } = rows(m, n, 4);
          const dy = take([m, n]);
          k[gradientKernel](dy, y, t, 0.25);
          const expected = ys.flatMap((row, i) => gradient(row, ts[i]).map((value) => 0.25 * value));
          expectWithin(dy, expected, 4 * (n + 8) * eps, `${m}x${n}`);
        }
      }
    });

    it("keeps NaN in its own row", () => {
      const [y, t] = [take([2, 2], [Number.NaN, 0, 0, 0]), take([2, 2], [1, 0, 1, 0])];
      const [losses, dy] = [take([2]), take([2, 2])];
      k[name](losses, y, t);
      k[gradientKernel](dy, y, t, 1);
      expect([losses.data[0], dy.data[0]]).toEqual([Number.NaN, Number.NaN]);
      expect([losses.data[1], dy.data[2], dy.data[3]].every(Number.isFinite)).toBe(true);
    });
  });

  describe("losses of huge logits", () => {
    it("cross-entropy of ±1e4 is finite and exact", () => {
      const y = take([3, 3], [1e4, -1e4, 0, 1e4, -1e4, 0, -1e4, -1e4, -1e4]);
      const t = take([3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1]);
      const [losses, dy] = [take([3]), take([3, 3])];
      k.crossEntropy(losses, y, t);
      expectUlps(bench, losses, [0, 2e4, Math.log(3)], 4);
      k.crossEntropyGradient(dy, y, t, 1);
      expectWithin(dy, [0, 0, 0, 1, -1, 0, 1 / 3, 1 / 3, -2 / 3], 4 * eps);
    });

    it("binary cross-entropy of ±1e3 is finite and exact", () => {
      const y = take([4, 1], [1e3, -1e3, 1e3, -1e3]);
      const t = take([4, 1], [1, 0, 0, 1]);
      const [losses, dy] = [take([4]), take([4, 1])];
      k.bceWithLogits(losses, y, t);
      expectWithin(losses, [0, 0, 1e3, 1e3], 0);
      k.bceWithLogitsGradient(dy, y, t, 1);
      expectWithin(dy, [0, 0, 1, -1], 0);
    });

    it("small losses keep their digits: a sure right answer costs e⁻ʸ, not 0", () => {
      const [losses, y, t] = [take([1]), take([1, 1], [30]), take([1, 1], [1])];
      k.bceWithLogits(losses, y, t);
      // float64 loses log1p(e⁻³⁰) to the large y it is added to before t·y is taken away again.
      expectWithin(losses, [Math.exp(-30)], dtype === "float64" ? 30 * 2 ** -52 : 30 * 2 ** -23);
    });
  });

  it("gradients may be written over the outputs", () => {
    for (const name of Object.keys(definitions) as Name[]) {
      const { y, t } = rows(5, 3, 4);
      const dy = take([5, 3]);
      k[`${name}Gradient`](dy, y, t, 0.5);
      k[`${name}Gradient`](y, y, t, 0.5);
      expect(copyOf(y), name).toEqual(copyOf(dy));
    }
  });
}
