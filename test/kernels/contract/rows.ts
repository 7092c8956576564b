import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { copyOf, expectUlps, expectWithin, openBench } from "./bench.ts";
import { lengths, numbers, sides } from "./numbers.ts";

/** The gradients of biases, and what is done to a whole vector. */
export function rowContract(backend: Backend, dtype: DType): void {
  const bench = openBench(backend, dtype);
  const { kernels: k, eps, take } = bench;
  const shapes = [...sides.flatMap((m) => sides.map((n) => [m, n])), [100, 784], [2, 3, 5]];

  describe("sumRows", () => {
    it("sums each column over the rows, in ascending order", () => {
      for (const shape of shapes) {
        const columns = shape.slice(1).reduce((product, extent) => product * extent);
        const [out, a] = [take([columns]), take(shape, numbers(shape[0] + columns))];
        k.sumRows(out, a);
        const [sums, magnitudes] = [new Float64Array(columns), new Float64Array(columns)];
        a.data.forEach((value, p) => {
          sums[p % columns] += value;
          magnitudes[p % columns] += Math.abs(value);
        });
        const bound = (j: number): number => (dtype === "float64" ? 0 : (shape[0] + 1) * eps * magnitudes[j]);
        expectWithin(out, sums, bound, `${shape}`);
      }
    });

    it("lets NaN through in its own column alone", () => {
      const [out, a] = [take([3]), take([2, 3], [1, Number.NaN, 2, 3, 4, Number.NEGATIVE_INFINITY])];
      k.sumRows(out, a);
      expect(copyOf(out)).toEqual([4, Number.NaN, Number.NEGATIVE_INFINITY]);
    });
  });

  describe("multiply, scale and sumSquares", () => {
    it("multiplies element by element, also in place", () => {
      for (const n of lengths) {
        const [out, a, b] = [take([n]), take([n], numbers(n)), take([n], numbers(n + 1))];
        const expected = copyOf(a).map((value, i) => value * b.data[i]);
        k.multiply(out, a, b);
        expectUlps(bench, out, expected, dtype === "float64" ? 0 : 0.5, `${n}`);
        k.multiply(a, a, b);
        expect(copyOf(a)).toEqual(copyOf(out));
      }
    });

    it("scales", () => {
      for (const n of lengths) {
        const out = take([n], numbers(n));
        const expected = copyOf(out).map((value) => value * 0.37);
        k.scale(out, 0.37);
        expectUlps(bench, out, expected, dtype === "float64" ? 0 : 1, `${n}`);
      }
    });

    it("sums squares in float64 whatever the precision", () => {
      for (const n of lengths) {
        const a = take([n], numbers(n));
        const expected = copyOf(a).reduce((sum, value) => sum + value * value, 0);
        const error = Math.abs(k.sumSquares(a) - expected);
        expect(error, `${n}`).toBeLessThanOrEqual(dtype === "float64" ? 0 : n * 2 ** -53 * expected);
      }
      expect(k.sumSquares(take([0]))).toBe(0);
      expect(k.sumSquares(take([2], [1e30, 1e30])), "no overflow in float32").toBeCloseTo(2e60, -55);
      expect(k.sumSquares(take([3], [1, Number.NaN, 1]))).toBeNaN();
    });
  });
}
