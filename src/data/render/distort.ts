import type { Draw } from "../../core/initializers.ts";
import { cubicBSplineWeights } from "../spline.ts";
import type { Hand } from "./hand.ts";
import type { Path } from "./path.ts";

const cells = 3;
const knots = cells + 3;
const domainStart = -0.25;
const domainSize = 1.5;

/** Slants, rotates, stretches and smoothly bends the plane the paths lie in; all paths alike, in place. */
export function distort(paths: readonly Path[], hand: Hand, random: Draw): void {
  const slant = hand.slant + hand.slantSpread * random.normal();
  const [cos, sin] = rotation(hand.rotation * random.normal());
  const lean = Math.min(0.5, Math.max(-0.5, hand.aspect * random.normal()));
  const aspect = (1 + lean) / (1 - lean);
  const field = new Float64Array(2 * knots * knots);
  for (let k = 0; k < field.length; k++) field[k] = hand.elastic * random.normal();
  for (const { x, y } of paths) {
    for (let i = 0; i < x.length; i++) {
      const [bendX, bendY] = displacement(field, x[i]!, y[i]!);
      const v = y[i]! + bendY - 0.5;
      const u = (x[i]! + bendX - 0.5) * aspect - slant * v;
      x[i] = cos * u - sin * v;
      y[i] = sin * u + cos * v;
    }
  }
}

/**
 * Cosine and sine of `angle` (radians, within ±π): exactly on the unit circle up to rounding, by the rational parametrisation with
 * tan(angle/2) by its Taylor polynomial; the angle itself is off by less than 1e-6 up to 0.5 and 2e-5 up to 0.8.
 */
export function rotation(angle: number): readonly [cos: number, sin: number] {
  const h = angle / 2;
  const q = h * h;
  const t = h * (1 + q * (1 / 3 + q * (2 / 15 + (q * 17) / 315)));
  return [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
}

/** The displacement at (x, y): a uniform bicubic B-spline over a lattice of random vectors, as in free-form deformation. */
function displacement(field: Float64Array, x: number, y: number): readonly [number, number] {
  const column = ((x - domainStart) / domainSize) * cells;
  const row = ((y - domainStart) / domainSize) * cells;
  const c = Math.min(cells - 1, Math.max(0, Math.floor(column)));
  const r = Math.min(cells - 1, Math.max(0, Math.floor(row)));
  const across = cubicBSplineWeights(Math.min(1, Math.max(0, column - c)));
  const down = cubicBSplineWeights(Math.min(1, Math.max(0, row - r)));
  let dx = 0;
  let dy = 0;
  for (let j = 0; j < 4; j++) {
    for (let i = 0; i < 4; i++) {
      const weight = down[j]! * across[i]!;
      const at = 2 * ((r + j) * knots + c + i);
      dx += weight * field[at]!;
      dy += weight * field[at + 1]!;
    }
  }
  return [dx, dy];
}
