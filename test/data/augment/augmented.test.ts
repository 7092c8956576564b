import { describe, expect, it } from "vitest";
import { augmented, rotation, shift } from "../../../src/data/augment/index.ts";
import { allRows, examplesOf, type Table } from "../../../src/data/table.ts";
import type { Shape } from "../../../src/kernels/tensor.ts";
import { changed, key } from "./pictures.ts";

const shape: Shape = [1, 6, 5];
const table: Table = {
  length: 8,
  input: shape,
  inputs: Uint8Array.from({ length: 240 }, (_, i) => (i * 37) % 256),
  targets: { kind: "classes", labels: [0, 1, 2, 0, 1, 2, 0, 1], classes: ["a", "b", "c"] },
};
const scaling = { factor: [1 / 255], shift: [-0.5] };
const steps = [rotation({ amplitude: 20 }), shift({ amplitude: 1 })];
const whole = augmented(examplesOf(table, allRows(table), scaling), steps, key);

/** The rows that examples give for indices. */
function rowsOf(examples: Pick<typeof whole, "gather">, indices: readonly number[]): { x: number[][]; t: number[][] } {
  const [x, t] = [30, 3].map((columns) => ({
    shape: [indices.length, columns],
    data: new Float32Array(indices.length * columns).fill(9),
  }));
  examples.gather(x, t, Uint32Array.from(indices));
  const cut = ({ data }: typeof x, columns: number): number[][] =>
    indices.map((_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
  return { x: cut(x, 30), t: cut(t, 3) };
}

describe("augmented examples", () => {
  it("are scaled pictures of the pipeline, with their own targets", () => {
    const { x, t } = rowsOf(whole.forEpoch(4, allRows(table)), [2, 5]);
    for (const [i, row] of [2, 5].entries()) {
      const made = changed(steps, table.inputs as Uint8Array, shape, { number: row, epoch: 4, from: row * 30 });
      expect(x[i]).toEqual(made.map((v) => Math.fround(v / 255 - 0.5)).map((v) => expect.closeTo(v, 6)));
    }
    expect(t).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it("are the same in whatever batch and order, and whatever the split", () => {
    const epoch = whole.forEpoch(1, allRows(table));
    const { x } = rowsOf(epoch, [0, 1, 2, 3, 4, 5, 6, 7]);
    expect(rowsOf(epoch, [6, 1]).x).toEqual([x[6], x[1]]);
    const part = augmented(examplesOf(table, Uint32Array.of(6, 1), scaling), steps, key);
    expect(rowsOf(part.forEpoch(1, Uint32Array.of(0, 1)), [0, 1]).x).toEqual([x[6], x[1]]);
    expect(rowsOf(whole.forEpoch(2, allRows(table)), [6]).x).not.toEqual([x[6]]);
  });

  it("are as they were read where no epoch is said", () => {
    expect(rowsOf(whole, [3])).toEqual(rowsOf(examplesOf(table, allRows(table), scaling), [3]));
  });

  it("have to be pictures", () => {
    const flat = examplesOf({ ...table, input: [30] }, allRows(table), scaling);
    expect(() => augmented(flat, steps, key)).toThrow(
      "Cannot augment examples: expected pictures, received rows of 30 numbers.",
    );
  });
});
