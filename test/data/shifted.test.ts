import { expect, it } from "vitest";
import { shifted } from "../../src/data/shifted.ts";
import { allRows, examplesOf, type Table } from "../../src/data/table.ts";

const table: Table = {
  length: 2,
  input: [2, 2, 3],
  inputs: Uint8Array.from({ length: 24 }, (_, i) => i + 1),
  targets: { kind: "values", values: Float64Array.of(7, 8), columns: 1 },
};

it.each([
  [0, 0, [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]],
  [1, 0, [0, 13, 14, 0, 16, 17, 0, 19, 20, 0, 22, 23]],
  [-1, 0, [14, 15, 0, 17, 18, 0, 20, 21, 0, 23, 24, 0]],
  [0, 1, [0, 0, 0, 13, 14, 15, 0, 0, 0, 19, 20, 21]],
  [-2, -1, [18, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0]],
  [5, 0, new Array(12).fill(0)],
])("moves pictures by %i to the right and %i down, zeros coming in before scaling", (right, down, expected) => {
  const x = { shape: [1, 2, 2, 3], data: new Float64Array(12) };
  const t = { shape: [1, 1], data: new Float64Array(1) };
  const examples = shifted(examplesOf(table, allRows(table), { factor: [0.5], shift: [-1] }), right, down);
  expect(examples.length).toBe(2);
  examples.gather(x, t, Uint32Array.of(1));
  expect(Array.from(x.data)).toEqual(expected.map((v) => v / 2 - 1));
  expect(t.data[0]).toBe(8);
});
