import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Outcome } from "../../../src/lab/reproduce/outcome.ts";

/** What came of each task in a folder, by its key, with the time it took left out. */
export function outcomesIn(out: string): Record<string, Outcome> {
  const files = readdirSync(join(out, "rows"), { recursive: true, encoding: "utf8" })
    .filter((name) => existsSync(join(out, "rows", name, "outcome.json")))
    .sort();
  const read = (key: string): Outcome => JSON.parse(readFileSync(join(out, "rows", key, "outcome.json"), "utf8"));
  return Object.fromEntries(files.map((key) => [key, { ...read(key), seconds: 0 }]));
}

/** Holds two reproductions against each other: every figure, every weight, and each byte of their reports but the times. */
export function expectAlike(out: string, other: string): void {
  expect(outcomesIn(out)).toEqual(outcomesIn(other));
  for (const file of ["report.html", "report.md", "report.zh.md"]) {
    expect(timeless(join(out, file)), file).toBe(timeless(join(other, file)));
  }
}

/** A report without the times that it took: `3 min 05 s`, `0.84 s`. */
function timeless(file: string): string {
  return readFileSync(file, "utf8").replace(/(\d+\s(h|min)\s)?\d+(\.\d+)?\s(s|min)\b/g, "TIME");
}
