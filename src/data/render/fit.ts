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
    for (const { x, y } of paths) {
      for (let i = 0; i < x.length; i++) {
        x[i] = x[i]! * scale;
        y[i] = y[i]! * scale;
      }
    }
  }
  const box = bounds(paths, true);
  const shiftX = Math.max(0, Math.floor((size - box.width) / 2)) - box.left;
  const shiftY = Math.max(0, Math.floor((size - box.height) / 2)) - box.top;
  for (const { x, y } of paths) {
    for (let i = 0; i < x.length; i++) {
      x[i] = x[i]! + shiftX;
      y[i] = y[i]! + shiftY;
    }
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function bounds(paths: readonly InkPath[], withPen: boolean): Box {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { x, y, radius } of paths) {
    for (let i = 0; i < x.length; i++) {
      const r = withPen ? radius[i]! : 0;
      left = Math.min(left, x[i]! - r);
      right = Math.max(right, x[i]! + r);
      top = Math.min(top, y[i]! - r);
      bottom = Math.max(bottom, y[i]! + r);
    }
  }
  return { left, top, width: right - left, height: bottom - top };
}
