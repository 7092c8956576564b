import { exp } from "./exp.ts";

/** Below it the fraction is the more exact, above it the exponential. */
const CROSSOVER = 0.55;

/**
 * The hyperbolic tangent, at most 2 ulp from the true value (1.47 measured). tanh(±0) = ±0, tanh(±Infinity) = ±1, tanh(NaN) = NaN.
 *
 * Small |x|: the 8th convergent of Lambert's continued fraction x / (1 + x^2 / (3 + x^2 / (5 + ...))), whose coefficients are whole
 * numbers, written x - x c so that the large part is exact. Otherwise 1 - 2 / (e^2|x| + 1). A vector twin computes both and selects.
 */
export function tanh(x: number): number {
  const a = x < 0 ? -x : x;
  if (a >= CROSSOVER) {
    const t = 1 - 2 / (exp(2 * a) + 1);
    return x < 0 ? -t : t;
  }
  const z = x * x;
  const top = 675675 + 45045 * z + (594 + z) * (z * z);
  const bottom = 2027025 + 945945 * z + (51975 + 630 * z + z * z) * (z * z);
  const c = (z * top) / bottom;
  // x === 0 is apart because -0 - (-0) would be +0.
  return x === 0 ? x : x - x * c;
}
