import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType, Tensor } from "../../../src/kernels/tensor.ts";
import { expectWithin, openBench } from "./bench.ts";
import { numbers } from "./numbers.ts";
import { at, indices, type Sliding, slidingOf } from "./sliding.ts";

/** Widths that leave every tail of four and eight, both kernels of the usual networks, and all that strides leave over. */
const cases: (Sliding & { maps: number })[] = [
  { maps: 1, ...slidingOf([1, 1, 1, 1], [1, 1]) },
  { maps: 3, ...slidingOf([2, 2, 5, 4], [3, 3]) },
  { maps: 5, ...slidingOf([1, 3, 4, 9], [2, 3]) },
  { maps: 4, ...slidingOf([3, 4, 3, 3], [1, 1]) },
  { maps: 8, ...slidingOf([2, 1, 28, 28], [5, 5]) },
  { maps: 16, ...slidingOf([2, 8, 12, 12], [5, 5]) },
  { maps: 9, ...slidingOf([1, 5, 7, 17], [3, 3], [1, 1], [1, 1]) },
  { maps: 4, ...slidingOf([2, 3, 6, 13], [3, 5], [1, 1], [1, 2]) },
  { maps: 2, ...slidingOf([2, 2, 5, 6], [4, 2], [1, 1], [1, 0], [5, 6]) },
  { maps: 3, ...slidingOf([2, 2, 8, 7], [3, 3], [2, 2]) },
  { maps: 4, ...slidingOf([1, 2, 9, 8], [3, 2], [3, 1], [2, 1]) },
  { maps: 6, ...slidingOf([3, 1, 5, 11], [2, 3], [2, 4], [0, 2]) },
  { maps: 2, ...slidingOf([1, 1, 2, 3], [3, 4], [1, 1], [2, 3]) },
  { maps: 7, ...slidingOf([5, 2, 3, 3], [3, 3]) },
  { maps: 1, ...slidingOf([1, 2, 1, 20], [1, 5], [1, 2]) },
];

/** What a sum is made of, for a bound on its error. */
interface Sum {
  value: number;
  magnitude: number;
  terms: number;
}

const nothing = (): Sum => ({ value: 0, magnitude: 0, terms: 0 });

function add(sum: Sum, { value, magnitude, terms }: Sum): void {
  sum.value += value;
  sum.magnitude += magnitude;
  sum.terms += terms;
}

/** a·b, where a place beyond the edges holds nothing. */
function product(a: number | undefined, b: number | undefined): Sum {
  if (a === undefined || b === undefined) return nothing();
  return { value: a * b, magnitude: Math.abs(a * b), terms: 1 };
}

/** The sum of many, one by one. */
function total(terms: readonly Sum[]): Sum {
  const sum = nothing();
  for (const term of terms) add(sum, term);
  return sum;
}

/** Convolution forward and backward, against the definition written out. */
export function convolutionContract(backend: Backend, dtype: DType): void {
  const bench = openBench(backend, dtype);
  const { kernels: k, eps, take } = bench;

  /** In float64 the very bits; in float32 at least the precision of float32 accumulation. */
  const expectSums = (out: Tensor, sums: readonly Sum[]): void =>
    expectWithin(
      out,
      sums.map(({ value }) => value),
      (i) => (dtype === "float64" ? 0 : (sums[i].terms + 2) * eps * sums[i].magnitude),
    );

  const tensors = ({ n, channels, extents, output, maps, window }: (typeof cases)[number]) => {
    const seed = n + 7 * channels + 31 * extents[0] + 101 * extents[1] + 997 * maps;
    const [input, above, weight] = [
      [n, channels, ...extents],
      [n, maps, ...output],
      [maps, channels, ...window.kernel],
    ];
    return {
      x: take(input, numbers(seed)),
      w: take(weight, numbers(seed + 1)),
      b: take([maps], numbers(seed + 3)),
      dy: take(above, numbers(seed + 2)),
      y: take(above),
      dw: take(weight),
      dx: take(input),
      room: take([k.conv2dRoom(input.slice(1), above.slice(1), window)]),
    };
  };

  describe.each(cases)("of $name to $maps maps", (sliding) => {
    const { n, channels, extents, output, maps, window } = sliding;
    const { kernel, stride, padding } = window;
    const at2d = (i: number, axis: 0 | 1, place: number): number => i * stride[axis] + place - padding[axis];

    it.each([false, true])("is the product of each kernel with each window, with a bias: %s", (biased) => {
      const { y, x, w, b, room } = tensors(sliding);
      k.conv2d(y, x, w, biased ? b : undefined, window, room);
      const sums = indices(n, maps, ...output).map(([sample, o, i, j]) =>
        total([
          ...indices(channels, ...kernel).map(([c, ky, kx]) =>
            product(at(x, sample, c, at2d(i, 0, ky), at2d(j, 1, kx)), at(w, o, c, ky, kx)),
          ),
          ...(biased ? [product(b.data[o], 1)] : []),
        ]),
      );
      expectSums(y, sums);
    });

    it("goes back to the weights, a sum of every sample's sum", () => {
      const { dw, dy, x, room } = tensors(sliding);
      k.conv2dBackwardWeight(dw, dy, x, window, room);
      const sums = indices(maps, channels, ...kernel).map(([o, c, ky, kx]) =>
        total(
          indices(n).map(([sample]) =>
            total(
              indices(...output).map(([i, j]) =>
                product(at(dy, sample, o, i, j), at(x, sample, c, at2d(i, 0, ky), at2d(j, 1, kx))),
              ),
            ),
          ),
        ),
      );
      expectSums(dw, sums);
    });

    it("goes back to the input, a sum of every place's sum over the maps", () => {
      const { dx, dy, w, room } = tensors(sliding);
      k.conv2dBackwardInput(dx, dy, w, window, room);
      const sums = indices(n, channels, ...extents).map(([sample, c, a, b]) =>
        total(
          indices(...kernel).map(([ky, kx]) => {
            const [i, j] = [(a + padding[0] - ky) / stride[0], (b + padding[1] - kx) / stride[1]];
            if (!Number.isInteger(i) || !Number.isInteger(j)) return nothing();
            return total(indices(maps).map(([o]) => product(at(w, o, c, ky, kx), at(dy, sample, o, i, j))));
          }),
        ),
      );
      expectSums(dx, sums);
    });
  });

  describe("NaN", () => {
    const sliding = { maps: 2, ...slidingOf([2, 2, 4, 5], [3, 3], [1, 1], [1, 1]) };
    const { window } = sliding;
    const spots = ({ data }: Tensor): number[] => Array.from(data.keys()).filter((p) => Number.isNaN(data[p]));

    it("in x reaches the windows that it is in, of every map, and the weights of its channel", () => {
      const { y, x, w, b, dw, dy, room } = tensors(sliding);
      x.data[1 * 40 + 20 + 1 * 5 + 4] = Number.NaN; // Sample 1, channel 1, row 1, the last column.
      k.conv2d(y, x, w, b, window, room);
      const windows = [0, 1, 2].flatMap((i) => [3, 4].map((j) => i * 5 + j));
      expect(spots(y)).toEqual([0, 1].flatMap((o) => windows.map((p) => 40 + o * 20 + p)));
      k.conv2dBackwardWeight(dw, dy, x, window, room);
      const channel = spots(dw).filter((p) => Math.floor(p / 9) % 2 === 1);
      expect(channel).toEqual(spots(dw));
      // To the right of the last column no window has its centre: the left column of the kernel never meets it.
      const met = [0, 1, 2].flatMap((ky) => [1, 2].map((kx) => ky * 3 + kx));
      expect(met.every((p) => channel.includes(9 + p) && channel.includes(27 + p))).toBe(true);
    });

    it("in the error from above reaches the window's places of every channel", () => {
      const { dy, w, dx, room } = tensors(sliding);
      dy.data[20 + 2 * 5 + 2] = Number.NaN; // Sample 0, map 1, window (2, 2).
      k.conv2dBackwardInput(dx, dy, w, window, room);
      const places = [1, 2, 3].flatMap((a) => [1, 2, 3].map((b) => a * 5 + b));
      expect(spots(dx)).toEqual([0, 1].flatMap((c) => places.map((p) => c * 20 + p)));
    });
  });

  describe("the gradient of the channels' biases", () => {
    const shapes = [
      [1, 1, 1, 1],
      [2, 3, 1, 1],
      [3, 4, 2, 2],
      [1, 8, 3, 5],
      [5, 3, 4, 4],
      [2, 16, 1, 33],
      [4, 5],
      [17, 2, 3],
    ];

    it("is the sum over samples and places in ascending order", () => {
      for (const shape of shapes) {
        const [, channels, ...rest] = shape;
        const span = rest.reduce((product, extent) => product * extent, 1);
        const channelOf = (p: number): number => Math.floor(p / span) % channels;
        const [db, dy] = [take([channels]), take(shape, numbers(span))];
        k.sumChannels(db, dy);
        const [expected, magnitudes] = [new Float64Array(channels), new Float64Array(channels)];
        dy.data.forEach((value, p) => {
          expected[channelOf(p)] += value;
          magnitudes[channelOf(p)] += Math.abs(value);
        });
        const terms = dy.data.length / channels;
        expectWithin(db, expected, (c) => (dtype === "float64" ? 0 : (terms + 1) * eps * magnitudes[c]), `${shape}`);
      }
    });
  });
}
