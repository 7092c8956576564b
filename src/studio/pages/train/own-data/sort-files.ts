import { readCsv } from "../../../../data/csv.ts";
import type { NamedFile } from "../../../files/read-files.ts";
import type { Files } from "../training/given-data.ts";

/** Data in files, and what an experiment says to train on it. */
export interface SortedData {
  readonly kind: "data";
  readonly files: Files;
  /** As `--set` takes them. */
  readonly assignments: readonly string[];
  /** How many outputs the network needs, where that can be told. */
  readonly outputs?: number | undefined;
}

/** What somebody wants who chooses files: to edit an experiment, to train on data, or something that cannot be. */
export type Sorted =
  | SortedData
  | { readonly kind: "experiment"; readonly yaml: string }
  | { readonly kind: "nothing"; readonly reason: "unknown" | "unlabelled" };

/** Beyond so many different numbers a column is no column of classes. */
const mostClasses = 32;

/** Sorts what was chosen or dropped. @throws NablaError for a table that is none */
export function sortFiles(files: readonly NamedFile[]): Sorted {
  const [first] = files;
  if (first === undefined) return { kind: "nothing", reason: "unknown" };
  if (/\.ya?ml$/i.test(first.path)) return { kind: "experiment", yaml: new TextDecoder().decode(first.bytes) };
  if (/\.(csv|tsv|txt)$/i.test(first.path)) return sortTable(first);
  if (/\.npz$/i.test(first.path)) return dataOf("npz", first.path, { [first.path]: first.bytes });
  return sortPictures(files.filter(({ path }) => /\.(png|bmp)$/i.test(path)));
}

/** A table whose last column is to be learnt: classes, or values where there are too many of them. */
function sortTable({ path, bytes }: NamedFile): SortedData {
  const [line = ""] = new TextDecoder().decode(bytes.subarray(0, 65_536)).split("\n", 1);
  const delimiter = [",", ";", "\t"].reduce((a, b) => (line.split(b).length > line.split(a).length ? b : a));
  const { columns, classes } = readCsv(bytes, { name: path, delimiter, label: -1 });
  const values = classes.length > mostClasses && classes.every((label) => Number.isFinite(Number(label)));
  const last = columns.length;
  return dataOf(
    "csv",
    path,
    { [path]: bytes },
    [
      `data.delimiter=${JSON.stringify(delimiter)}`,
      values ? `data.targets=[${last}]` : `data.label=${last}`,
      "data.normalize=standard",
    ],
    values ? 1 : classes.length,
  );
}

/** Pictures in folders named by their classes, or by themselves with names that begin with the class: `3_1.png`. */
function sortPictures(pictures: readonly NamedFile[]): Sorted {
  const placed = pictures.map(({ path, bytes }) => ({ place: placeOf(path), bytes }));
  if (placed.length === 0) return { kind: "nothing", reason: "unknown" };
  const [root = "pictures"] = placed.map(({ place }) => place?.root);
  if (placed.some(({ place }) => place === undefined)) return { kind: "nothing", reason: "unlabelled" };
  const files = Object.fromEntries(placed.map(({ place, bytes }) => [`${root}/${place!.label}/${place!.file}`, bytes]));
  return dataOf("image_folder", root, files, [], new Set(placed.map(({ place }) => place!.label)).size);
}

function placeOf(path: string): { root: string; label: string; file: string } | undefined {
  const [file = "", label, root = "pictures"] = path.split("/").reverse();
  if (label !== undefined) return { root, label, file };
  const [, begin] = /^([^_\-. ]+)[_\- ]/.exec(file) ?? [];
  return begin === undefined ? undefined : { root, label: begin, file };
}

function dataOf(name: string, path: string, files: Files, more: readonly string[] = [], outputs?: number): SortedData {
  const assignments = [`data.name=${name}`, `data.path=${JSON.stringify(path)}`, ...more];
  return { kind: "data", files, assignments, outputs };
}
