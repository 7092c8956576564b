import type { InkPath } from "./pen.ts";

/** The smallest upright rectangle around some paths. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle around the paths themselves, or around their ink. */
export function bounds(paths: readonly InkPath[], withPen: boolean): Bounds {
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

/** Scales the paths about (0, 0) and then moves them, in place; the pen stays as wide as it is. */
export function transform(paths: readonly InkPath[], scale: number, shiftX: number, shiftY: number): void {
  for (const { x, y } of paths) {
    for (let i = 0; i < x.length; i++) {
      x[i] = x[i]! * scale + shiftX;
      y[i] = y[i]! * scale + shiftY;
    }
  }
}
