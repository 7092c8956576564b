import { cannot, misuse } from "../kernels/errors.ts";
import { type CsvRecord, csvRecords } from "./csv-records.ts";
import { gunzip, isGzip } from "./gzip.ts";
import { formatBytes, type ReadOptions } from "./read-options.ts";
import { looksLike } from "./signature.ts";
import { decodeUtf8, quote } from "./text.ts";

/** Unless told otherwise a table may be 256 MiB of text, twice what MNIST takes as CSV. */
export const CSV_LIMIT: number = 2 ** 28;
/** And have this many columns, seven times those of a picture of 224x224 pixels in three colours. */
const COLUMNS = 2 ** 20;
/** More classes than this are values by mistake. */
const CLASSES = 65_536;

export interface CsvOptions extends ReadOptions {
  /** `,` `;` or a tab; found out from the first line unless said. */
  readonly delimiter?: string;
  /** Whether the first line names the columns; found out unless said: it does if a column is no number there and a number in the second line. */
  readonly header?: boolean;
  /** The column of labels: its name, or its index, from the end where negative. */
  readonly label?: string | number;
}

/** A table of numbers, and its labels apart. */
export interface CsvTable {
  /** Row-major, [rows, columns.length]. */
  readonly data: Float64Array;
  readonly rows: number;
  /** Names of the columns without the label's, `column 1` and so on where there is no header. */
  readonly columns: readonly string[];
  /** For each row an index into `classes`. Empty where no label column was asked for. */
  readonly labels: Int32Array;
  /** The labels that occur: in order of number where all are whole numbers, else of text. */
  readonly classes: readonly string[];
}

/**
 * Reads a table of numbers from CSV in UTF-8, packed with gzip or not, with one column of labels if `label` names it.
 *
 * @throws NablaError naming line and column for a cell that is empty or no finite number, for rows of different lengths, broken quotes, other formats
 */
export function readCsv(bytes: Uint8Array, options: CsvOptions = {}): CsvTable {
  const { name = "CSV data", limit = CSV_LIMIT } = options;
  const plain = isGzip(bytes) ? gunzip(bytes, { name, limit }) : bytes;
  if (plain.length > limit)
    throw cannot(
      `read ${name}`,
      `at most ${formatBytes(limit)}`,
      formatBytes(plain.length),
      "If you trust the file, raise the limit.",
    );
  if (plain.subarray(0, 1024).includes(0)) throw cannot(`read ${name}`, "CSV text", looksLike(plain));
  if (options.delimiter !== undefined && !/^[^"\r\n]$/.test(options.delimiter))
    throw misuse(`read ${name}`, "a delimiter of one character", quote(options.delimiter));
  const text = decodeUtf8(plain, `read ${name}`);
  const records = csvRecords(text, options.delimiter ?? findDelimiter(text), name, COLUMNS);
  const first = records.next().value ?? undefined;
  const second = records.next().value ?? undefined;
  if (first === undefined) throw cannot(`read ${name}`, "rows of numbers", "an empty file");
  const header = options.header ?? (typeof options.label === "string" || looksLikeHeader(first, second));
  if (header && second === undefined) throw cannot(`read ${name}`, "rows of numbers below the header", "none");

  const names = header ? first.cells : first.cells.map((_, i) => `column ${i + 1}`);
  const label = labelColumn(names, options.label, name);
  const table = new Gatherer(names, label, name);
  if (!header) table.add(first);
  if (second !== undefined) table.add(second);
  for (const record of records) table.add(record);
  return table.finish();
}

function findDelimiter(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0];
  const count = (delimiter: string): number => {
    let n = 0;
    for (let at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) n++;
    return n;
  };
  return [",", ";", "\t"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function looksLikeHeader(first: CsvRecord, second: CsvRecord | undefined): boolean {
  return first.cells.some((cell, i) => !isNumber(cell) && isNumber(second?.cells[i] ?? ""));
}

function labelColumn(names: readonly string[], label: string | number | undefined, name: string): number {
  if (label === undefined) return -1;
  const at = typeof label === "string" ? names.indexOf(label) : label < 0 ? names.length + label : label;
  if (Number.isInteger(at) && at >= 0 && at < names.length) return at;
  if (typeof label === "number")
    throw misuse(`read ${name}`, `a label column from ${-names.length} to ${names.length - 1}`, label);
  const shown = names.slice(0, 8).map(quote).join(", ");
  throw misuse(
    `read ${name}`,
    `a label column that the header names (${shown}${names.length > 8 ? ", ..." : ""})`,
    quote(label),
  );
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function isNumber(cell: string): boolean {
  return NUMBER.test(cell) && Number.isFinite(Number(cell));
}

/** Collects rows into one growing block. */
class Gatherer {
  private readonly names: readonly string[];
  private readonly label: number;
  private readonly name: string;
  private data: Float64Array = new Float64Array(1024);
  private length = 0;
  /** For each row the place of its label in `classes`. */
  private labels: Int32Array = new Int32Array(1024);
  private readonly classes: Map<string, number> = new Map();
  private rows = 0;

  constructor(names: readonly string[], label: number, name: string) {
    this.names = names;
    this.label = label;
    this.name = name;
  }

  add({ cells, line }: CsvRecord): void {
    if (cells.length !== this.names.length) {
      throw cannot(
        `read ${this.name}`,
        `${this.names.length} cells a row, as in the first`,
        `${cells.length} in line ${line}`,
      );
    }
    if (this.length + cells.length > this.data.length) {
      const grown = new Float64Array(2 * this.data.length + cells.length);
      grown.set(this.data);
      this.data = grown;
    }
    for (const [i, cell] of cells.entries()) {
      if (i === this.label) this.addLabel(cell, line);
      else if (isNumber(cell)) this.data[this.length++] = Number(cell);
      else {
        const received = `${cell === "" ? "an empty cell" : quote(cell)} in line ${line}, ${this.where(i)}`;
        throw cannot(`read ${this.name}`, "a finite number", received, "Fill in or remove the row.");
      }
    }
    this.rows += 1;
  }

  finish(): CsvTable {
    const known = [...this.classes.keys()];
    const whole = known.every((label) => /^[+-]?\d{1,15}$/.test(label));
    known.sort(whole ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : 1));
    const place = new Int32Array(known.length);
    for (const [i, label] of known.entries()) place[this.classes.get(label)!] = i;
    return {
      data: this.data.slice(0, this.length),
      rows: this.rows,
      columns: this.names.filter((_, i) => i !== this.label),
      labels: this.labels.subarray(0, this.label < 0 ? 0 : this.rows).map((label) => place[label]!),
      classes: known,
    };
  }

  private addLabel(cell: string, line: number): void {
    const action = `read ${this.name}`;
    if (cell === "") throw cannot(action, "a label", `an empty cell in line ${line}, ${this.where(this.label)}`);
    const label = this.classes.get(cell) ?? this.classes.size;
    if (label === CLASSES) {
      const fix = "Name the column of classes, or give the columns to predict as data.targets.";
      throw cannot(action, `at most ${CLASSES} classes`, `one more in line ${line}, ${this.where(this.label)}`, fix);
    }
    this.classes.set(cell, label);
    if (this.rows === this.labels.length) {
      const grown = new Int32Array(2 * this.rows);
      grown.set(this.labels);
      this.labels = grown;
    }
    this.labels[this.rows] = label;
  }

  private where(column: number): string {
    const name = this.names[column]!;
    return /^column \d+$/.test(name) ? name : `column ${quote(name)}`;
  }
}
