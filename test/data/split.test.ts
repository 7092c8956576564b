import { describe, expect, it } from "vitest";
import { stream } from "../../src/core/random/index.ts";
import { splitRows } from "../../src/data/split.ts";
import { allRows } from "../../src/data/table.ts";
import { backwards, labelled, valued } from "./tables.ts";

const drawn = (seed: number) => (n: number) => stream(seed, "split").permutation(n);

describe("splitRows", () => {
  it("keeps what the permutation names first, in ascending order", () => {
    const { kept, rest } = splitRows(valued(10), allRows(valued(10)), 0.3, backwards);
    expect([Array.from(kept), Array.from(rest)]).toEqual([
      [7, 8, 9],
      [0, 1, 2, 3, 4, 5, 6],
    ]);
  });

  it("keeps each class's share, to the nearest whole number", () => {
    const labels = [...Array(100).fill(0), ...Array(50).fill(1), ...Array(6).fill(2), 3];
    const table = labelled(labels, ["a", "b", "c", "d"]);
    const { kept, rest } = splitRows(table, allRows(table), 0.1, drawn(3));
    const count = (rows: Uint32Array): number[] =>
      [0, 1, 2, 3].map((c) => rows.filter((row) => labels[row] === c).length);
    expect(count(kept)).toEqual([10, 5, 1, 0]);
    expect(count(rest)).toEqual([90, 45, 5, 1]);
  });

  it("splits the given rows alone, each into one part", () => {
    const table = valued(100);
    const rows = Uint32Array.from({ length: 40 }, (_, i) => 2 * i + 1);
    const { kept, rest } = splitRows(table, rows, 0.25, drawn(1));
    expect([kept.length, rest.length]).toEqual([10, 30]);
    expect([...kept, ...rest].sort((a, b) => a - b)).toEqual(Array.from(rows));
  });

  it("draws the same for the same permutation and otherwise something else", () => {
    const split = (seed: number): number[] =>
      Array.from(splitRows(valued(200), allRows(valued(200)), 0.5, drawn(seed)).kept);
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
  });

  it.each([0, 1])("a share of %d leaves one part empty", (share) => {
    const { kept, rest } = splitRows(valued(5), allRows(valued(5)), share, backwards);
    expect([kept.length, rest.length]).toEqual([5 * share, 5 - 5 * share]);
  });
});
