/** Two independent normal deviates, in the order in which they are given out. */
export interface NormalPair {
  readonly first: number;
  readonly second: number;
}

/**
 * Two deviates of the standard normal distribution from a point thrown evenly into the unit disc: G. Marsaglia's polar method, in numpy's
 * legacy order (the second coordinate's deviate comes first).
 * @param uniform draws from [0, 1)
 * @param log the logarithm, whose last bit is part of the result
 */
export function normalPair(uniform: () => number, log: (x: number) => number): NormalPair {
  for (;;) {
    const x1 = 2 * uniform() - 1;
    const x2 = 2 * uniform() - 1;
    const r2 = x1 * x1 + x2 * x2;
    if (r2 < 1 && r2 !== 0) {
      const f = Math.sqrt((-2 * log(r2)) / r2);
      return { first: f * x2, second: f * x1 };
    }
  }
}
