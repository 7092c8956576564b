import { describe, expect, it } from "vitest";
import { allRows, examplesOf, type Table, targetColumns } from "../../src/data/table.ts";

const pictures: Table = {
  length: 3,
  input: [1, 1, 2],
  inputs: Uint8Array.of(0, 51, 102, 153, 204, 255),
  targets: { kind: "classes", labels: [2, 0, 1], classes: ["a", "b", "c"] },
};
const rows: Table = {
  length: 2,
  input: [2],
  inputs: Float64Array.of(1, 2, 3, 4),
  targets: { kind: "values", values: Float64Array.of(10, 20, 30, 40), columns: 2 },
};

function gathered(
  table: Table,
  which: Uint32Array,
  indices: readonly number[],
  scaling = { factor: [1], shift: [0] },
  epoch?: number,
) {
  const x = new Float32Array(indices.length * 2).fill(-9);
  const t = new Float32Array(indices.length * targetColumns(table.targets)).fill(-9);
  const examples = examplesOf(table, which, scaling);
  const n = indices.length;
  const order = Uint32Array.from(indices);
  const seen = epoch === undefined ? examples : (examples.forEpoch?.(epoch, order) ?? examples);
  seen.gather({ shape: [n, 2], data: x }, { shape: [n, t.length / n], data: t }, order);
  return { x: Array.from(x), t: Array.from(t), length: examples.length };
}

describe("examplesOf", () => {
  it("gathers the rows that are asked for, scaled, with classes as one-hot rows", () => {
    const { x, t, length } = gathered(pictures, Uint32Array.of(2, 0), [1, 0, 0], { factor: [1 / 51], shift: [-1] });
    expect(length).toBe(2);
    expect(x).toEqual([-1, 0, 3, 4, 3, 4]);
    expect(t).toEqual([0, 0, 1, 0, 1, 0, 0, 1, 0]);
  });

  it("gathers new contents of the same rows in later epochs, scaled alike, where the table renews them", () => {
    const asked: number[][] = [];
    const made: Table = {
      ...pictures,
      renew(row, epoch) {
        asked.push([row, epoch]);
        return Uint8Array.of(10 * row, epoch);
      },
    };
    const rowsOf = (epoch?: number) => gathered(made, Uint32Array.of(2, 0), [0, 1], { factor: [2], shift: [1] }, epoch);
    expect(rowsOf(7).x).toEqual([41, 15, 1, 15]);
    expect(asked).toEqual([
      [2, 7],
      [0, 7],
    ]);
    expect(rowsOf(7).t).toEqual(rowsOf(1).t);
    expect(rowsOf(1)).toEqual(rowsOf());
    expect(rowsOf(1).x).toEqual([409, 511, 1, 103]);
    expect(gathered(pictures, Uint32Array.of(2, 0), [0, 1], { factor: [2], shift: [1] }, 7).x).toEqual(rowsOf(1).x);
    const each = { factor: [1, 10], shift: [0, 5] };
    expect(gathered(made, Uint32Array.of(1), [0], each, 3).x).toEqual([10, 35]);
  });

  it("scales each feature by its own pair, and gathers all columns of a target", () => {
    const { x, t } = gathered(rows, allRows(rows), [1, 0], { factor: [2, 10], shift: [1, 0] });
    expect(x).toEqual([7, 40, 3, 20]);
    expect(t).toEqual([30, 40, 10, 20]);
  });

  it("leaves the table as it is", () => {
    gathered(pictures, allRows(pictures), [0, 1, 2], { factor: [0], shift: [7] });
    expect(Array.from(pictures.inputs)).toEqual([0, 51, 102, 153, 204, 255]);
  });
});

it("targetColumns counts the classes or the values", () => {
  expect([targetColumns(pictures.targets), targetColumns(rows.targets)]).toEqual([3, 2]);
});

it("allRows are all, in order", () => {
  expect(Array.from(allRows(pictures))).toEqual([0, 1, 2]);
});
