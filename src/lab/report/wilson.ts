/**
 * Where a share most likely lies after `right` of `n` were counted: the score interval at 95%.
 *
 * E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 */
export function wilson(right: number, n: number): { low: number; high: number } {
  const z = 1.959963984540054;
  const p = right / n;
  const scale = 1 + (z * z) / n;
  const middle = (p + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
