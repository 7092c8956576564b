import { type CsvTable, readCsv } from "../../data/csv.ts";
import type { RawData } from "../../data/dataset.ts";
import type { Table } from "../../data/table.ts";
import { listNames, quote } from "../../data/text.ts";
import { misuse } from "../../kernels/errors.ts";
import type { CsvData } from "../experiment/datasets/data-section.ts";
import { nameOf, type SourceOf } from "./data-source.ts";

/** @throws UsageError unless `label` or `targets` says what is to be learnt; asked before the file is read */
export function checkCsvSource({ path, label, targets = [] }: SourceOf<CsvData>): void {
  if ((label === undefined) === (targets.length === 0)) {
    const received = label === undefined ? "neither" : "both";
    throw misuse(`use ${path}`, "data.label for classes or data.targets for values", received);
  }
}

/**
 * A table of numbers: `label` names the column of classes, or `targets` the columns to predict; all others are inputs [features].
 * @param name where the bytes lie, for messages; its last part names the data
 */
export function csvData(bytes: Uint8Array, name: string, options: SourceOf<CsvData>): RawData {
  const { label, targets = [], header, delimiter } = options;
  const byName = targets.some((target) => typeof target === "string");
  const csv = readCsv(bytes, {
    name,
    delimiter,
    ...(label === undefined ? {} : { label }),
    // Columns can only be named where a header names them.
    ...(header !== "auto" ? { header } : byName ? { header: true } : {}),
  });
  const table = label === undefined ? regression(csv, targets, name) : classification(csv);
  if (table.input[0] === 0) throw misuse(`use ${name}`, "a column of inputs beside the targets", "none");
  return { name: nameOf(name), table };
}

function classification({ rows, columns, data, labels, classes }: CsvTable): Table {
  return { length: rows, input: [columns.length], inputs: data, targets: { kind: "classes", labels, classes } };
}

function regression({ rows, columns, data }: CsvTable, targets: readonly (string | number)[], name: string): Table {
  const chosen = targets.map((target) => columnAt(columns, target, name));
  const twice = chosen.find((at, i) => chosen.indexOf(at) !== i);
  if (twice !== undefined) throw misuse("use data.targets", "each column once", `${listNames([columns[twice]])} twice`);
  const targeted = new Set(chosen);
  const others = columns.map((_, i) => i).filter((i) => !targeted.has(i));
  const pick = (which: readonly number[]): Float64Array =>
    Float64Array.from({ length: rows * which.length }, (_, i) => {
      const row = Math.floor(i / which.length);
      return data[row * columns.length + which[i - row * which.length]];
    });
  return {
    length: rows,
    input: [others.length],
    inputs: pick(others),
    targets: { kind: "values", values: pick(chosen), columns: chosen.length },
  };
}

function columnAt(columns: readonly string[], target: string | number, name: string): number {
  const at = typeof target === "string" ? columns.indexOf(target) : target;
  if (at >= 0 && at < columns.length) return at;
  const expected =
    typeof target === "string" ? `one of ${listNames(columns)}` : `an index from 0 to ${columns.length - 1}`;
  throw misuse(`find a target column in ${name}`, expected, typeof target === "string" ? quote(target) : target);
}
