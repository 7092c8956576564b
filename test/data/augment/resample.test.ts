import { describe, expect, it } from "vitest";
import { Affine } from "../../../src/data/augment/affine.ts";
import { resampler } from "../../../src/data/augment/resample.ts";
import type { Shape } from "../../../src/kernels/tensor.ts";
import { blobs } from "./pictures.ts";

/** Bilinear interpolation as one would write it down, with 0 beyond the edges. */
function plain(
  from: ArrayLike<number>,
  [channels, height, width]: Shape,
  map: Affine,
  dx: Float64Array,
  dy: Float64Array,
) {
  const out: number[] = [];
  for (let c = 0; c < channels; c++) {
    const pixel = (i: number, j: number): number =>
      i < 0 || i >= height || j < 0 || j >= width ? 0 : from[(c * height + i) * width + j];
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        const [p, q] = [j - (width - 1) / 2 + dx[i * width + j], i - (height - 1) / 2 + dy[i * width + j]];
        const u = map.a * p + map.b * q + map.x + (width - 1) / 2;
        const v = map.c * p + map.d * q + map.y + (height - 1) / 2;
        const [left, top] = [Math.floor(u), Math.floor(v)];
        const [r, b] = [u - left, v - top];
        out.push(
          (1 - b) * ((1 - r) * pixel(top, left) + r * pixel(top, left + 1)) +
            b * ((1 - r) * pixel(top + 1, left) + r * pixel(top + 1, left + 1)),
        );
      }
    }
  }
  return out;
}

describe("resampler", () => {
  const shape = [2, 7, 5];
  const from = blobs(shape);
  const field = (scale: number): Float64Array => Float64Array.from({ length: 35 }, (_, i) => scale * Math.sin(3 * i));
  const affine = (values: Partial<Affine>): Affine => Object.assign(new Affine(), values);

  it.each([
    ["nothing", {}, 0],
    ["a shift by whole pixels", { x: 2, y: -3 }, 0],
    ["a shift by fractions", { x: 0.3, y: -1.75 }, 0],
    ["a shift that leaves the picture", { x: 100, y: 1 }, 0],
    ["a shift to the very edge", { x: 5, y: -7 }, 0],
    ["a map", { a: 0.8, b: 0.4, c: -0.3, d: 1.2, x: 0.5 }, 0],
    ["displacements", {}, 1.3],
    ["displacements far beyond", { a: -1, d: -1 }, 50],
  ])("is bilinear interpolation with 0 beyond the edges: %s", (_, values, scale) => {
    const [dx, dy, to] = [field(scale), field(-scale), new Float64Array(70).fill(9)];
    const map = affine(values);
    resampler(shape, dx, dy)(to, from, map, scale > 0);
    expect(Array.from(to)).toEqual(plain(from, shape, map, dx, dy).map((v) => expect.closeTo(v, 12)));
  });
});
