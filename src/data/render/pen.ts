import type { Draw } from "../../core/initializers.ts";
import { rotation } from "./distort.ts";
import type { Hand } from "./hand.ts";
import type { Path } from "./path.ts";
import { wander } from "./wander.ts";

/** A path with the radius of the pen at each of its points, in pixels of the finished image. */
export interface InkPath extends Path {
  readonly radius: Float64Array;
}

const tremorSpacing = 4;
const pressureSpacing = 9;
const thinnest = 0.5;
const thickest = 3.2;

/** Draws the paths with one pen: its width, the trembling of the hand across the path, pressure along it, a nib wider in one direction. */
export function ink(paths: readonly Path[], hand: Hand, random: Draw): readonly InkPath[] {
  const width = hand.pen * Math.max(0.4, 1 + hand.penSpread * random.normal());
  const nib = hand.nib * random.normal();
  const [nibCos, nibSin] = rotation(3 * (random.uniform() - 0.5));
  return paths.map(({ x, y }) => {
    const length = x.length;
    const tremor = wander(length, tremorSpacing, random);
    const pressure = wander(length, pressureSpacing, random);
    const drawn = { x: new Float64Array(length), y: new Float64Array(length), radius: new Float64Array(length) };
    for (let i = 0; i < length; i++) {
      const before = Math.max(0, i - 1);
      const after = Math.min(length - 1, i + 1);
      const dx = x[after]! - x[before]!;
      const dy = y[after]! - y[before]!;
      const norm = Math.max(Math.sqrt(dx * dx + dy * dy), 1e-9);
      const u = dx / norm;
      const v = dy / norm;
      const sway = hand.tremor * tremor[i]!;
      drawn.x[i] = x[i]! - v * sway;
      drawn.y[i] = y[i]! + u * sway;
      const along = (u * u - v * v) * nibCos + 2 * u * v * nibSin;
      const radius = width * (1 + hand.pressure * pressure[i]! + nib * along);
      drawn.radius[i] = Math.min(thickest, Math.max(thinnest, radius));
    }
    return drawn;
  });
}
