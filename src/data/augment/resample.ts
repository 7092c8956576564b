import type { Data, Shape } from "../../kernels/tensor.ts";
import type { Affine } from "./affine.ts";

/** Writes into `to` the picture that a map and displacements make of `from`. */
export type Resample = (to: Data, from: Data, map: Affine, displaced: boolean) => void;

/**
 * Resamples pictures of a shape [channels, height, width]: each pixel is fetched from where the map says, `dx` and `dy`
 * [height · width] pixels further where there are displacements, in between pixels by bilinear interpolation. Beyond the
 * edges stands 0. However many steps a map holds, a picture is interpolated, and so blurred, once.
 */
export function resampler([channels, height, width]: Shape, dx: Data, dy: Data): Resample {
  // A border of zeros, one pixel before and two behind, so that no place needs to be asked whether it is inside.
  const stride = width + 3;
  const source = new Float64Array((height + 3) * stride);
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  return (to, from, { a, b, c, d, x, y }, displaced) => {
    for (let channel = 0; channel < channels; channel++) {
      const start = channel * height * width;
      for (let i = 0; i < height; i++) {
        const [row, padded] = [start + i * width, (i + 1) * stride + 1];
        for (let j = 0; j < width; j++) source[padded + j] = from[row + j];
      }
      for (let i = 0, at = 0; i < height; i++) {
        for (let j = 0; j < width; j++, at++) {
          const across = j - middleX + (displaced ? dx[at] : 0);
          const down = i - middleY + (displaced ? dy[at] : 0);
          // 1 more than the place in the picture: the border's breadth.
          const u = within(a * across + b * down + x + middleX + 1, width + 1);
          const v = within(c * across + d * down + y + middleY + 1, height + 1);
          const [left, top] = [u | 0, v | 0];
          const [right, bottom] = [u - left, v - top];
          const place = top * stride + left;
          const upper = source[place] + right * (source[place + 1] - source[place]);
          const lower = source[place + stride] + right * (source[place + stride + 1] - source[place + stride]);
          to[start + at] = upper + bottom * (lower - upper);
        }
      }
    }
  };
}

/** The number, or the end of [0, most] that is nearer. */
function within(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}
