import { bounds, transform } from "./bounds.ts";
import type { InkPath } from "./pen.ts";

/**
 * Scales and moves the paths, in place, so that their ink fills a square of `size` pixels along its longer side (within 1% of a pixel,
 * the pen's width staying as it is), and starts at a whole pixel near the middle of the other: MNIST's size normalisation, which keeps the aspect ratio.
 */
export function fitToBox(paths: readonly InkPath[], size: number): void {
  for (let pass = 0; pass < 3; pass++) {
    const box = bounds(paths, true);
    const bare = bounds(paths, false);
    const excess = Math.max(box.width, box.height) - Math.max(bare.width, bare.height);
    const scale = Math.max(0.01, size - excess) / Math.max(bare.width, bare.height, 1e-6);
    transform(paths, scale, 0, 0);
  }
  const box = bounds(paths, true);
  const shiftX = Math.max(0, Math.floor((size - box.width) / 2)) - box.left;
  const shiftY = Math.max(0, Math.floor((size - box.height) / 2)) - box.top;
  transform(paths, 1, shiftX, shiftY);
}
