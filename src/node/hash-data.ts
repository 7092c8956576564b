import { createHash, type Hash } from "node:crypto";
import type { RawData } from "../data/dataset.ts";
import type { Numbers, Table } from "../data/table.ts";

/** A hash takes less than 2 GiB at a time. */
const CHUNK = 2 ** 28;

/**
 * SHA-256, in hexadecimal, of all that training can see of the data: every part's shapes, inputs (those of the first epoch, where later
 * ones have new), targets and class names; not the set's name.
 */
export function hashData({ table, val, test }: RawData): string {
  const hash = createHash("sha256");
  hashPart(hash, "train", table);
  hashPart(hash, "val", val);
  hashPart(hash, "test", test);
  return hash.digest("hex");
}

function hashPart(hash: Hash, part: string, table: Table | undefined): void {
  if (table === undefined) return;
  const { length, input, inputs, targets, renew } = table;
  const form =
    targets.kind === "classes"
      ? { kind: targets.kind, classes: targets.classes }
      : { kind: targets.kind, columns: targets.columns, type: typeName(targets.values) };
  // A header of known form before the numbers, so that two different sets never feed the hash the same bytes.
  hash.update(`${JSON.stringify({ part, length, input, type: typeName(inputs), ...form, renewed: renew && true })}\n`);
  hashNumbers(hash, inputs);
  hashNumbers(hash, targets.kind === "classes" ? Int32Array.from(targets.labels) : targets.values);
}

function hashNumbers(hash: Hash, { buffer, byteOffset, byteLength }: Numbers | Int32Array): void {
  for (let at = 0; at < byteLength; at += CHUNK) {
    hash.update(new Uint8Array(buffer, byteOffset + at, Math.min(CHUNK, byteLength - at)));
  }
}

function typeName(numbers: Numbers): string {
  if (numbers instanceof Uint8Array) return "uint8";
  return numbers instanceof Float32Array ? "float32" : "float64";
}
