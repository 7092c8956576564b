import type { InkPath } from "./pen.ts";

/** Half the width, in pixels, of the ramp from ink to paper at an edge: a pixel's box seen through the reduction of a scanned bitmap. */
const softness = 0.68;

/**
 * How much of each pixel the ink covers, 0 to 1, on a square of `size` × `size` pixels, row by row: pixel (column, row) spans
 * [column, column + 1] × [row, row + 1]. Anti-aliased by the distance of the pixel's centre to the nearest edge of the ink.
 */
export function rasterize(paths: readonly InkPath[], size: number): Float64Array {
  const coverage = new Float64Array(size * size);
  for (const { x, y, radius } of paths) {
    for (let i = 0; i + 1 < x.length; i++) {
      drawSegment(coverage, size, x[i]!, y[i]!, radius[i]!, x[i + 1]!, y[i + 1]!, radius[i + 1]!);
    }
  }
  return coverage;
}

/** Ink of a pen going straight from (x0, y0) to (x1, y1) while its radius changes from r0 to r1; only pixels it can reach are visited. */
function drawSegment(
  coverage: Float64Array,
  size: number,
  x0: number,
  y0: number,
  r0: number,
  x1: number,
  y1: number,
  r1: number,
): void {
  const reach = Math.max(r0, r1) + softness + 0.5;
  const firstColumn = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const lastColumn = Math.min(size - 1, Math.floor(Math.max(x0, x1) + reach));
  const firstRow = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const lastRow = Math.min(size - 1, Math.floor(Math.max(y0, y1) + reach));
  const dx = x1 - x0;
  const dy = y1 - y0;
  const inverse = 1 / Math.max(dx * dx + dy * dy, 1e-12);
  for (let row = firstRow; row <= lastRow; row++) {
    const py = row + 0.5 - y0;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const px = column + 0.5 - x0;
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) * inverse));
      const ex = px - t * dx;
      const ey = py - t * dy;
      const inside = r0 + t * (r1 - r0) + softness;
      const squared = ex * ex + ey * ey;
      if (squared >= inside * inside) continue;
      const ramp = Math.min(1, (inside - Math.sqrt(squared)) / (2 * softness));
      const covered = ramp * ramp * (3 - 2 * ramp);
      const at = row * size + column;
      if (covered > coverage[at]!) coverage[at] = covered;
    }
  }
}
