import type { Stroke } from "./skeleton.ts";

/** A stroke as the polyline the pen follows: point i is (x[i], y[i]). */
export interface Path {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * The curve through a stroke's control points as points about `spacing` apart. Between two neighbours it is a cubic Hermite; the direction
 * at a point is Catmull-Rom's with chordal parameters (Lee 1989), so that uneven distances do not overshoot; its length 1 − corner, about.
 */
export function tracePath(stroke: Stroke, spacing: number): Path {
  const chords = stroke.slice(1).map((point, i) => distance(stroke[i]!, point));
  const tangents = stroke.map((_, i) => tangent(stroke, chords, i));
  const x: number[] = [stroke[0]![0]];
  const y: number[] = [stroke[0]![1]];
  for (let i = 0; i < chords.length; i++) {
    const [x0, y0] = stroke[i]!;
    const [x1, y1] = stroke[i + 1]!;
    const chord = chords[i]!;
    const [u0, v0] = tangents[i]!;
    const [u1, v1] = tangents[i + 1]!;
    const steps = Math.max(1, Math.ceil(chord / spacing));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const h1 = t * t * (3 - 2 * t);
      const g0 = chord * t * (1 - t) * (1 - t);
      const g1 = chord * t * t * (t - 1);
      x.push(x0 + h1 * (x1 - x0) + g0 * u0 + g1 * u1);
      y.push(y0 + h1 * (y1 - y0) + g0 * v0 + g1 * v1);
    }
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

function distance(a: readonly [number, number, number?], b: readonly [number, number, number?]): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  return Math.max(Math.sqrt(dx * dx + dy * dy), 1e-6);
}

/** Tangents this much longer than the chord make four points on a circle, or eight, look like one. */
const fullness = 1.08;
/** Below this the two chords all but cancel: there the pen turns round, and its direction means little. */
const slowest = 0.4;

/** Direction of the pen at point i, near 1 long; at the ends, that of a parabola through the first (last) three points. */
function tangent(stroke: Stroke, chords: readonly number[], i: number): readonly [number, number] {
  const last = stroke.length - 1;
  const before = (axis: 0 | 1, k: number) => (stroke[k]![axis] - stroke[k - 1]![axis]) / chords[k - 1]!;
  const smooth = (axis: 0 | 1, k: number) => {
    const share = chords[k - 1]! / (chords[k - 1]! + chords[k]!);
    return before(axis, k) * (1 - share) + before(axis, k + 1) * share;
  };
  const along = (axis: 0 | 1) => {
    if (last === 1) return before(axis, 1);
    if (i === 0) return 2 * before(axis, 1) - smooth(axis, 1);
    if (i === last) return 2 * before(axis, last) - smooth(axis, last - 1);
    return smooth(axis, i);
  };
  const u = along(0);
  const v = along(1);
  const length = ((1 - (stroke[i]![2] ?? 0)) * fullness) / Math.max(Math.sqrt(u * u + v * v), slowest);
  return [length * u, length * v];
}
