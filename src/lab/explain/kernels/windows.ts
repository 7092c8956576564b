import type { Window } from "../../../kernels/kernels.ts";
import type { Tensor } from "../../../kernels/tensor.ts";

/** A flat index of [n, channels, height, width], taken apart. */
export interface Place {
  readonly n: number;
  readonly c: number;
  readonly i: number;
  readonly j: number;
}

export function placeOf({ shape: [, channels, height, width] }: Tensor, index: number): Place {
  const j = index % width;
  const i = Math.floor(index / width) % height;
  const c = Math.floor(index / (width * height)) % channels;
  return { n: Math.floor(index / (width * height * channels)), c, i, j };
}

export function indexOf({ shape: [, channels, height, width] }: Tensor, { n, c, i, j }: Place): number {
  return ((n * channels + c) * height + i) * width + j;
}

/** Every (ky, kx) of a window, ascending. */
export function placesInKernel({ kernel: [height, width] }: Window): [ky: number, kx: number][] {
  return Array.from({ length: height * width }, (_, k) => [Math.floor(k / width), k % width]);
}

/** Where place (ky, kx) of the window of output (i, j) lies on x; undefined beyond the edges. */
export function under(
  { shape: [, , height, width] }: Tensor,
  { stride, padding }: Window,
  { i, j }: Pick<Place, "i" | "j">,
  [ky, kx]: readonly [number, number],
): { readonly i: number; readonly j: number } | undefined {
  const at = { i: i * stride[0] + ky - padding[0], j: j * stride[1] + kx - padding[1] };
  return at.i >= 0 && at.i < height && at.j >= 0 && at.j < width ? at : undefined;
}

/** The output whose window has (i, j) of x at (ky, kx); undefined where there is none. */
export function over(
  { shape: [, , height, width] }: Tensor,
  { stride, padding }: Window,
  { i, j }: Pick<Place, "i" | "j">,
  [ky, kx]: readonly [number, number],
): { readonly i: number; readonly j: number } | undefined {
  const at = { i: (i + padding[0] - ky) / stride[0], j: (j + padding[1] - kx) / stride[1] };
  const inside = at.i >= 0 && at.i < height && at.j >= 0 && at.j < width;
  return inside && Number.isInteger(at.i) && Number.isInteger(at.j) ? at : undefined;
}
