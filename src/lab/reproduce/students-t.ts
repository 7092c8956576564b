/** What a paired t-test says of two series that belong together, pair by pair. */
export interface PairedTest {
  /** How many pairs. */
  readonly n: number;
  /** Of the differences: not a number where there are no pairs. */
  readonly meanDifference: number;
  /** mean / (deviation / √n): not a number of fewer than two pairs, infinite of differences that are all alike. */
  readonly t: number;
  /** How often chance alone gives differences whose mean lies this far from 0, either way, or farther. */
  readonly p: number;
}

/**
 * The paired t-test (Student 1908): whether the mean of the differences is 0, which it is where neither series is better. Two-sided.
 * Differences that are all 0 have t = 0 and p = 1; others that are all alike leave no doubt, t is infinite and p is 0.
 */
export function pairedTest(differences: readonly number[]): PairedTest {
  const n = differences.length;
  const mean = differences.reduce((sum, x) => sum + x, 0) / n;
  if (n < 2) return { n, meanDifference: mean, t: Number.NaN, p: Number.NaN };
  const squares = differences.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  const t = mean === 0 ? 0 : mean / Math.sqrt(squares / (n - 1) / n);
  return { n, meanDifference: mean, t, p: twoSided(t, n - 1) };
}

/**
 * P(|T| ≥ |t|) for Student's T with so many degrees of freedom: I_x(ν/2, 1/2) at x = ν/(ν + t²)
 * (Abramowitz and Stegun 1964, 26.5.27).
 */
export function twoSided(t: number, freedom: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  const square = t * t;
  return square === Number.POSITIVE_INFINITY ? 0 : incompleteBeta(freedom / (freedom + square), freedom / 2, 0.5);
}

/**
 * The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) where that converges fast, else as 1 − I_{1−x}(b, a).
 * @param x from 0 to 1; @param a, b above 0
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return (front / a) * fraction(x, a, b);
}

/** 1/(1 + d₁/(1 + d₂/(1 + …))) by Lentz's method as Thompson and Barnett (1986) have it. */
function fraction(x: number, a: number, b: number): number {
  const kept = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let [value, c, d] = [1, 1, 0];
  for (let j = 1; j <= 500; j++) {
    const m = Math.floor(j / 2);
    const numerator = j % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    const term = (numerator * x) / ((a + j - 1) * (a + j));
    d = 1 / kept(1 + term * d);
    c = kept(1 + term / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return 1 / value;
}

/** ln Γ(z) for z > 0 (Lanczos 1964, with Godfrey's coefficients for g = 7): right to 15 digits. */
export function logGamma(z: number): number {
  const [first, ...rest] = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const base = z + 6.5;
  const series = rest.reduce((sum, coefficient, i) => sum + coefficient / (z + i), first ?? 0);
  return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(base) - base + Math.log(series);
}
