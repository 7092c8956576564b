import type { Shape } from "../kernels/tensor.ts";
import { type Normalization, scalingFor } from "./scaling.ts";
import { type Part, splitRows } from "./split.ts";
import { allRows, examplesOf, type Table, type TableExamples, targetColumns } from "./table.ts";

/** Data ready for training: three disjoint sets of examples, scaled alike. */
export interface Dataset {
  readonly name: string;
  readonly input: Shape;
  /** How many numbers a target has: the classes, or the values of a regression. */
  readonly outputs: number;
  /** The names of the classes; absent for regression. */
  readonly classes: readonly string[] | undefined;
  readonly train: TableExamples;
  readonly val: TableExamples | undefined;
  readonly test: TableExamples | undefined;
}

/** What was read, before it is split: some sets bring a validation or a test part of their own. */
export interface RawData {
  readonly name: string;
  readonly table: Table;
  readonly val?: Table | undefined;
  readonly test?: Table | undefined;
}

export interface SplitOptions {
  /** The share of the training part that is kept aside for validation, where the data brings no such part itself. */
  readonly valSplit: number;
  /** The same for testing. */
  readonly testSplit: number;
  readonly normalize: Normalization;
  /** Draws the split: a permutation of n for each named purpose. */
  readonly permutation: (purpose: string, n: number) => Uint32Array;
}

/** Splits and scales. The validation and test parts are stratified by class, and the same for the same seed. */
export function openDataset(raw: RawData, { valSplit, testSplit, normalize, permutation }: SplitOptions): Dataset {
  const test = raw.test
    ? undefined
    : splitRows(raw.table, allRows(raw.table), testSplit, (n) => permutation("test", n));
  const rest = test?.rest ?? allRows(raw.table);
  const val: Part = raw.val
    ? { kept: new Uint32Array(0), rest }
    : splitRows(raw.table, rest, valSplit, (n) => permutation("val", n));
  const scaling = scalingFor(normalize, raw.table, val.rest);
  const part = (table: Table | undefined, rows: Uint32Array): TableExamples | undefined => {
    if (table) return examplesOf(table, allRows(table), scaling);
    return rows.length > 0 ? examplesOf(raw.table, rows, scaling) : undefined;
  };
  return {
    name: raw.name,
    input: raw.table.input,
    outputs: targetColumns(raw.table.targets),
    classes: raw.table.targets.kind === "classes" ? raw.table.targets.classes : undefined,
    train: examplesOf(raw.table, val.rest, scaling),
    val: part(raw.val, val.kept),
    test: part(raw.test, test?.kept ?? new Uint32Array(0)),
  };
}
