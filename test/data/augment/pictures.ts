import { streamKey } from "../../../src/core/random/index.ts";
import { type AugmentStep, augmenter } from "../../../src/data/augment/index.ts";
import type { Key } from "../../../src/kernels/kernels.ts";
import type { Shape } from "../../../src/kernels/tensor.ts";

export const key: Key = streamKey(5, "augment");

/** A picture of one channel from rows of digits. */
export function picture(...rows: readonly string[]): Uint8Array {
  return Uint8Array.from(rows.flatMap((row) => Array.from(row.replaceAll(" ", ""), Number)));
}

/** What a pipeline makes of one picture in one epoch. */
export function changed(
  steps: readonly AugmentStep[],
  pixels: Uint8Array | Float64Array,
  shape: Shape,
  { number = 0, epoch = 1, from = 0, with: used = key } = {},
): number[] {
  return Array.from(augmenter(steps, shape, used).augment(pixels, from, number, epoch));
}

/** Smooth blobs, different in each channel: what no interpolation can break. */
export function blobs([channels, height, width]: Shape): Float64Array {
  return Float64Array.from({ length: channels * height * width }, (_, at) => {
    const [j, i, c] = [at % width, Math.floor(at / width) % height, Math.floor(at / (width * height))];
    const [x, y] = [(j - width / 2) / width, (i - height / 2.5) / height];
    return Math.max(0, 1 - (8 + c) * (x * x + 1.5 * y * y));
  });
}

/** The middle of a picture's brightness, in pixels from its own middle. */
export function middle(pixels: ArrayLike<number>, [, height, width]: Shape): { x: number; y: number; mass: number } {
  let [x, y, mass] = [0, 0, 0];
  for (let at = 0; at < height * width; at++) {
    const [j, i] = [at % width, Math.floor(at / width)];
    mass += pixels[at];
    x += pixels[at] * (j - (width - 1) / 2);
    y += pixels[at] * (i - (height - 1) / 2);
  }
  return { x: x / mass, y: y / mass, mass };
}
