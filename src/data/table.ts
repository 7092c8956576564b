import type { Examples } from "../core/examples.ts";
import { type Data, type Shape, size } from "../kernels/tensor.ts";

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
  /** What row `row` holds in an epoch after the first, for sets that are made anew each time; its target stays. */
  readonly renew?: ((row: number, epoch: number) => Numbers) | undefined;
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
  const scale = scaler(scaling, features);
  const write = (x: Data, to: number, row: number): void => scale(x, to, table.inputs, row * features);
  const { length } = rows;
  const examples = { table, rows, scaling, length, gather: gatherer(table, rows, write) };
  const { renew } = table;
  if (!renew) return examples;
  const writeAnew = (epoch: number) => (x: Data, to: number, row: number) => scale(x, to, renew(row, epoch), 0);
  return {
    ...examples,
    forEpoch: (epoch) => ({ length, gather: gatherer(table, rows, epoch > 1 ? writeAnew(epoch) : write) }),
  };
}

/** Gathers batches of rows of a table whose inputs `write` puts, for a row of the table, in their place of x. */
export function gatherer(
  { input, targets }: Table,
  rows: Uint32Array,
  write: (x: Data, to: number, row: number, index: number) => void,
): Examples["gather"] {
  const [features, writeTarget] = [size(input), targetWriter(targets)];
  return ({ data: x }, { data: t }, indices) => {
    for (let i = 0; i < indices.length; i++) {
      const row = rows[indices[i]];
      write(x, i * features, row, indices[i]);
      writeTarget(t, i, row);
    }
  };
}

/** Writes one example's numbers, scaled, from a place of `raw` to a place of x. */
export function scaler(
  { factor, shift }: Scaling,
  features: number,
): (x: Data, to: number, raw: ArrayLike<number>, from: number) => void {
  if (factor.length === 1) {
    const [f, s] = [factor[0], shift[0]];
    return (x, to, raw, from) => {
      for (let j = 0; j < features; j++) x[to + j] = raw[from + j] * f + s;
    };
  }
  return (x, to, raw, from) => {
    for (let j = 0; j < features; j++) x[to + j] = raw[from + j] * factor[j] + shift[j];
  };
}

/** Writes the target of a row of the table into row i of t: one-hot for a class. */
function targetWriter(targets: Targets): (t: Data, i: number, row: number) => void {
  const columns = targetColumns(targets);
  if (targets.kind === "classes") {
    return (t, i, row) => {
      t.fill(0, i * columns, (i + 1) * columns);
      t[i * columns + targets.labels[row]] = 1;
    };
  }
  return (t, i, row) => {
    for (let j = 0; j < columns; j++) t[i * columns + j] = targets.values[row * columns + j];
  };
}

/** Every row of a table. */
export function allRows({ length }: Table): Uint32Array {
  return Uint32Array.from({ length }, (_, i) => i);
}
