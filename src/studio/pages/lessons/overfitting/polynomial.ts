import { stream } from "../../../../core/random/index.ts";

/** Points (x, y), x from −1 to 1. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** What is to be learnt. */
export function truth(x: number): number {
  return Math.sin(Math.PI * x);
}

/** Noisy samples of it: the first of a stream of their own, so that more points are the same points and others. */
export function noisyPoints(count: number, purpose: string): Points {
  const random = stream(3, purpose);
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < count; i++) {
    x.push(2 * random.uniform() - 1);
    y.push(truth(x[i]!) + 0.25 * random.normal());
  }
  return { x, y };
}

/**
 * The coefficients of the Legendre polynomials up to `degree` that make Σ (f(x) − y)² + λ Σ c² least, but for the constant, which is free:
 * the normal equations, solved by elimination.
 */
export function fit({ x, y }: Points, degree: number, lambda: number): number[] {
  const size = degree + 1;
  const columns = x.map((each) => legendre(each, degree));
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) => {
      if (j === size) return columns.reduce((sum, column, n) => sum + column[i]! * y[n]!, 0);
      const ridge = i === j && i > 0 ? lambda : i === j ? 1e-12 : 0;
      return columns.reduce((sum, column) => sum + column[i]! * column[j]!, ridge);
    }),
  );
  return solve(matrix);
}

export function evaluate(coefficients: readonly number[], x: number): number {
  return legendre(x, coefficients.length - 1).reduce((sum, value, i) => sum + value * coefficients[i]!, 0);
}

/** The mean of the squared errors. */
export function meanSquare(coefficients: readonly number[], { x, y }: Points): number {
  return x.reduce((sum, each, i) => sum + (evaluate(coefficients, each) - y[i]!) ** 2, 0) / x.length;
}

/** P₀ to P_degree at x, by Bonnet's recursion: (n + 1) Pₙ₊₁ = (2n + 1) x Pₙ − n Pₙ₋₁. */
function legendre(x: number, degree: number): number[] {
  const values = [1, x];
  for (let n = 1; n < degree; n++) values.push(((2 * n + 1) * x * values[n]! - n * values[n - 1]!) / (n + 1));
  return values.slice(0, degree + 1);
}

/** Gauss's elimination with the largest pivot; the last column is the right side. */
function solve(matrix: number[][]): number[] {
  const size = matrix.length;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(matrix[i]![k]!) > Math.abs(matrix[pivot]![k]!)) pivot = i;
    [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
    // A column that the points say nothing about keeps its coefficient at 0.
    if (Math.abs(matrix[k]![k]!) < 1e-14) continue;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = matrix[i]![k]! / matrix[k]![k]!;
      for (let j = k; j <= size; j++) matrix[i]![j]! -= factor * matrix[k]![j]!;
    }
  }
  return matrix.map((row, k) => (Math.abs(row[k]!) < 1e-14 ? 0 : row[size]! / row[k]!));
}
