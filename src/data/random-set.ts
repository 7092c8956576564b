import type { Table } from "./table.ts";

export interface RandomSetOptions {
  readonly features: number;
  readonly length: number;
  /** Uniform on [0, 1). */
  readonly uniform: () => number;
}

/**
 * R4's set: numbers without meaning, uniform on [0, 1), with targets that are just as random, to be learnt by heart.
 * Drawn as the report draws it: a matrix [features, length], row by row, whose columns are the examples, then the targets.
 */
export function randomTable({ features, length, uniform }: RandomSetOptions): Table {
  const inputs = new Float64Array(length * features);
  for (let j = 0; j < features; j++) {
    for (let i = 0; i < length; i++) inputs[i * features + j] = uniform();
  }
  const values = Float64Array.from({ length }, uniform);
  return { length, input: [features], inputs, targets: { kind: "values", values, columns: 1 } };
}
