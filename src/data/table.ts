import type { Examples } from "../core/examples.ts";
import { type Shape, size } from "../kernels/tensor.ts";

/** Numbers as they were read: bytes of pictures stay bytes, a quarter of the memory of floats. */
export type Numbers = Uint8Array | Float32Array | Float64Array;

/** What the examples are to be told apart by: a class each, or numbers. */
export type Targets =
  | { readonly kind: "classes"; readonly labels: ArrayLike<number>; readonly classes: readonly string[] }
  | { readonly kind: "values"; readonly values: Numbers; readonly columns: number };

/** Examples in memory: row i of `inputs` [length, …input] belongs to target i. */
export interface Table {
  readonly length: number;
  /** The shape of one example's input: [1, 28, 28] for a picture, [features] for a row of numbers. */
  readonly input: Shape;
  readonly inputs: Numbers;
  readonly targets: Targets;
}

/** x = raw·factor + shift, the same for all features or one pair each. */
export interface Scaling {
  readonly factor: ArrayLike<number>;
  readonly shift: ArrayLike<number>;
}

/** How many numbers a target has once it is written out: one a class, or the values themselves. */
export function targetColumns(targets: Targets): number {
  return targets.kind === "classes" ? targets.classes.length : targets.columns;
}

/** The rows of a table named by `rows`, scaled as they are handed out. */
export interface TableExamples extends Examples {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly scaling: Scaling;
}

/** Some rows of a table as examples; nothing is copied until a batch is gathered. */
export function examplesOf(table: Table, rows: Uint32Array, scaling: Scaling): TableExamples {
  const features = size(table.input);
  const columns = targetColumns(table.targets);
  const { inputs, targets } = table;
  const uniform = scaling.factor.length === 1;
  return {
    table,
    rows,
    scaling,
    length: rows.length,
    gather({ data: x }, { data: t }, indices) {
      for (let i = 0; i < indices.length; i++) {
        const row = rows[indices[i]];
        const [from, to] = [row * features, i * features];
        if (uniform) {
          const [factor, shift] = [scaling.factor[0], scaling.shift[0]];
          for (let j = 0; j < features; j++) x[to + j] = inputs[from + j] * factor + shift;
        } else {
          for (let j = 0; j < features; j++) x[to + j] = inputs[from + j] * scaling.factor[j] + scaling.shift[j];
        }
        if (targets.kind === "classes") {
          t.fill(0, i * columns, (i + 1) * columns);
          t[i * columns + targets.labels[row]] = 1;
        } else {
          for (let j = 0; j < columns; j++) t[i * columns + j] = targets.values[row * columns + j];
        }
      }
    },
  };
}

/** Every row of a table. */
export function allRows({ length }: Table): Uint32Array {
  return Uint32Array.from({ length }, (_, i) => i);
}
