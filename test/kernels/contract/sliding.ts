import type { Window } from "../../../src/kernels/kernels.ts";
import type { Shape, Tensor } from "../../../src/kernels/tensor.ts";

/** Pictures, a window over them, and what comes out. */
export interface Sliding {
  readonly name: string;
  readonly n: number;
  readonly channels: number;
  readonly extents: readonly [number, number];
  readonly output: readonly [number, number];
  readonly window: Window;
}

/** How pictures of these extents are slid over; the output's extents are PyTorch's unless they are given. */
export function slidingOf(
  [n, channels, ...extents]: [number, number, number, number],
  kernel: [number, number],
  stride: [number, number] = [1, 1],
  padding: [number, number] = [0, 0],
  output?: [number, number],
): Sliding {
  const count = (axis: 0 | 1): number =>
    Math.floor((extents[axis] + 2 * padding[axis] - kernel[axis]) / stride[axis]) + 1;
  const name = `${[n, channels, ...extents].join("x")}, ${kernel.join("x")} by ${stride.join("x")} with ${padding.join("x")}`;
  return { name, n, channels, extents, output: output ?? [count(0), count(1)], window: { kernel, stride, padding } };
}

/** All index tuples below these extents, in ascending order. */
export function indices(...[first, ...rest]: number[]): number[][] {
  if (first === undefined) return [[]];
  const inner = indices(...rest);
  return Array.from({ length: first }, (_, i) => inner.map((index) => [i, ...index])).flat();
}

/** Where an index lies in a tensor of this shape. */
export function placeOf(shape: Shape, index: readonly number[]): number {
  return shape.reduce((place, extent, axis) => place * extent + index[axis], 0);
}

/** The number at (n, c, y, x), or undefined beyond the edges. */
export function at({ shape, data }: Tensor, n: number, c: number, y: number, x: number): number | undefined {
  const inside = y >= 0 && y < shape[2] && x >= 0 && x < shape[3];
  return inside ? data[placeOf(shape, [n, c, y, x])] : undefined;
}
