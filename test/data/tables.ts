import type { Table } from "../../src/data/table.ts";

/** Classes by their labels; input i is the number i. */
export function labelled(labels: readonly number[], classes: readonly string[]): Table {
  const inputs = Float64Array.from(labels, (_, i) => i);
  return { length: labels.length, input: [1], inputs, targets: { kind: "classes", labels, classes } };
}

/** Values: input i is the number i, its target 10·i. */
export function valued(length: number): Table {
  const inputs = Float64Array.from({ length }, (_, i) => i);
  return { length, input: [1], inputs, targets: { kind: "values", values: inputs.map((v) => 10 * v), columns: 1 } };
}

/** 0 … n − 1 backwards: a permutation that is easy to follow. */
export function backwards(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => n - 1 - i);
}
