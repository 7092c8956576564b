import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { copyOf, expectWithin, openBench } from "./bench.ts";
import { numbers } from "./numbers.ts";
import { at, indices, placeOf, type Sliding, slidingOf } from "./sliding.ts";

const cases: Sliding[] = [
  slidingOf([1, 1, 1, 1], [1, 1]),
  slidingOf([2, 3, 4, 6], [2, 2], [2, 2]),
  slidingOf([1, 2, 24, 24], [2, 2], [2, 2]),
  slidingOf([2, 1, 5, 7], [2, 2], [2, 2]),
  slidingOf([1, 3, 7, 17], [2, 2], [2, 2], [1, 1]),
  slidingOf([2, 2, 6, 5], [3, 3], [2, 2], [1, 1]),
  slidingOf([1, 2, 5, 9], [2, 3], [1, 1], [1, 1]),
  slidingOf([3, 1, 8, 8], [5, 4], [3, 2], [2, 0]),
  slidingOf([1, 1, 9, 4], [3, 1], [4, 1]),
];

/** Pooling forward and backward, against the definition written out. */
export function poolingContract(backend: Backend, dtype: DType): void {
  const { kernels: k, eps, take } = openBench(backend, dtype);

  describe.each(cases)("of $name", ({ n, channels, extents, output, window }) => {
    const { kernel, stride, padding } = window;
    const [below, above] = [
      [n, channels, ...extents],
      [n, channels, ...output],
    ];
    const area = kernel[0] * kernel[1];
    /** The places of x in the window of an output, in ascending order. */
    const places = ([sample, c, i, j]: number[]): { inWindow: number; inPicture: number }[] =>
      indices(...kernel).flatMap(([ky, kx]) => {
        const [y, x] = [i * stride[0] + ky - padding[0], j * stride[1] + kx - padding[1]];
        if (y < 0 || y >= extents[0] || x < 0 || x >= extents[1]) return [];
        return [{ inWindow: ky * kernel[1] + kx, inPicture: placeOf(below, [sample, c, y, x]) }];
      });

    it("takes the largest, the first of several, and sends the error back to it", () => {
      // Whole numbers from a short range: most windows have two largest.
      const draw = numbers(area + extents[1], -3, 3);
      const [x, dy] = [take(below, () => Math.round(draw()) + 0), take(above, numbers(area))];
      const [y, winners, dx] = [take(above), take(above), take(below)];
      k.maxPool2d(y, winners, x, window);
      const expected = new Float64Array(x.data.length);
      for (const [out, index] of indices(...above).entries()) {
        const seen = places(index);
        const largest = Math.max(...seen.map(({ inPicture }) => x.data[inPicture]));
        const winner = seen.find(({ inPicture }) => x.data[inPicture] === largest);
        expect([y.data[out], winners.data[out]]).toEqual([largest, winner?.inWindow]);
        expected[winner?.inPicture ?? -1] += dy.data[out];
      }
      k.maxPool2dBackward(dx, dy, winners, window);
      expectWithin(dx, expected, dtype === "float64" ? 0 : 2 * area * area * eps);
    });

    it("takes the mean and sends the error back in equal shares", () => {
      const [x, dy] = [take(below, numbers(area + 1)), take(above, numbers(area + 2))];
      const [y, dx] = [take(above), take(below)];
      k.avgPool2d(y, x, window);
      k.avgPool2dBackward(dx, dy, window);
      const [means, shares] = [new Float64Array(dy.data.length), new Float64Array(x.data.length)];
      for (const [out, index] of indices(...above).entries()) {
        const seen = places(index);
        means[out] = seen.reduce((sum, { inPicture }) => sum + x.data[inPicture], 0) / area;
        for (const { inPicture } of seen) shares[inPicture] += dy.data[out] / area;
      }
      expectWithin(y, means, dtype === "float64" ? 0 : 2 * (area + 1) * eps);
      expectWithin(dx, shares, dtype === "float64" ? 0 : 2 * (area + 1) * eps);
    });
  });

  describe("max pooling of what is no usual number", () => {
    const { window } = slidingOf([1, 1, 4, 4], [2, 2], [2, 2]);
    const [nan, inf] = [Number.NaN, Number.POSITIVE_INFINITY];

    it("lets the first NaN win, wherever it stands", () => {
      const x = take([1, 1, 4, 4], [nan, 1, 2, nan, 3, 4, nan, inf, 1, 2, inf, 4, nan, nan, 3, inf]);
      const [y, winners, dx] = [take([1, 1, 2, 2]), take([1, 1, 2, 2]), take([1, 1, 4, 4])];
      k.maxPool2d(y, winners, x, window);
      expect(copyOf(y)).toEqual([nan, nan, nan, inf]);
      expect(copyOf(winners)).toEqual([0, 1, 2, 0]);
      k.maxPool2dBackward(dx, take([1, 1, 2, 2], [1, 2, 3, 4]), winners, window);
      expect(copyOf(dx)).toEqual([1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 4, 0, 3, 0, 0, 0]);
    });

    it("knows numbers below every other from places beyond the edges", () => {
      const padded = slidingOf([1, 1, 2, 2], [2, 2], [2, 2], [1, 1]).window;
      const [y, winners] = [take([1, 1, 2, 2]), take([1, 1, 2, 2])];
      k.maxPool2d(y, winners, take([1, 1, 2, 2], [-inf, -5, -inf, -0]), padded);
      expect(copyOf(y)).toEqual([-inf, -5, -inf, -0]);
      expect(copyOf(winners)).toEqual([3, 2, 1, 0]);
    });
  });

  it("averages NaN and infinity into their own windows alone", () => {
    const { window } = slidingOf([1, 1, 2, 6], [2, 2], [2, 2]);
    const x = take([1, 1, 2, 6], [Number.NaN, 1, 2, 2, 1, 1, 1, 1, 2, 2, 1, Number.POSITIVE_INFINITY]);
    const y = take([1, 1, 1, 3]);
    k.avgPool2d(y, x, window);
    expect(copyOf(y)).toEqual([Number.NaN, 2, Number.POSITIVE_INFINITY]);
    expect(at(x, 0, 0, 0, 2)).toBe(2);
  });
}
