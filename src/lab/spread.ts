/** How repeated measurements lie. */
export interface Spread {
  readonly mean: number;
  /** The sample standard deviation, √(Σ(x − mean)²/(n − 1)); 0 of one measurement, which says nothing of it. */
  readonly deviation: number;
}

/** Mean and sample standard deviation of at least one number. */
export function spread(numbers: readonly number[]): Spread {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const squares = numbers.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return { mean, deviation: numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1)) : 0 };
}
