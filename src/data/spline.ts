/** The four weights of a uniform cubic B-spline at `t` in [0, 1] between the two middle knots; they sum to 1. */
export function cubicBSplineWeights(t: number): readonly [number, number, number, number] {
  const u = 1 - t;
  return [(u * u * u) / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6, (t * t * t) / 6];
}
