import { describe, expect, it } from "vitest";
import {
  cellAt,
  cornerOf,
  extentOf,
  indexOf,
  indexUnder,
  parameterSheet,
  sheetOf,
  stepFrom,
  usualScale,
} from "../../../../../src/studio/pages/backprop/model/sheet.ts";

const sheets = {
  picture: sheetOf([1, 28, 28]),
  maps: sheetOf([8, 24, 24]),
  "many small maps": sheetOf([64, 5, 5]),
  units: sheetOf([32]),
  "weights of pictures": parameterSheet([32, 784], [1, 28, 28]),
  "weights of maps": parameterSheet([10, 400], [16, 5, 5]),
  "weights of units": parameterSheet([10, 32], [32]),
  kernels: parameterSheet([16, 8, 3, 3], [8, 12, 12]),
  biases: parameterSheet([33], [28]),
};

describe.each(Object.entries(sheets))("a sheet of %s", (_, sheet) => {
  const count = sheet.tiles * sheet.rows * sheet.columns;
  const scale = usualScale(sheet, 200);

  it("has a place of its own for every number, and finds the number there", () => {
    const places = new Set<string>();
    const lost: number[] = [];
    const { width, height } = extentOf(sheet, scale);
    for (let index = 0; index < count; index++) {
      const { column, row } = cellAt(sheet, index);
      places.add(`${column},${row}`);
      const { x, y } = cornerOf(sheet, index, scale);
      const under = indexUnder(sheet, x + scale.cell / 2, y + scale.cell / 2, scale);
      const fits = x <= width - scale.cell && y <= height - scale.cell;
      if (!fits || under !== index || indexOf(sheet, column, row) !== index) lost.push(index);
    }
    expect(lost).toEqual([]);
    expect(places.size).toBe(count);
  });

  it("has all its numbers within reach of the arrow keys", () => {
    const reached = new Set([0]);
    for (const index of reached) {
      for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
        const next = stepFrom(sheet, index, key);
        if (next !== undefined) reached.add(next);
      }
    }
    expect(reached.size).toBe(count);
    expect(stepFrom(sheet, 0, "End")).toBe(count - 1);
    expect(stepFrom(sheet, count - 1, "Home")).toBe(0);
    expect(stepFrom(sheet, 0, "ArrowLeft")).toBeUndefined();
    expect(stepFrom(sheet, 0, "a")).toBeUndefined();
  });
});

it("has no number beyond its edges", () => {
  expect(indexUnder(sheets.picture, -1, 5, { cell: 6, gap: 4 })).toBeUndefined();
  expect(indexUnder(sheets.picture, 5, 28 * 6 + 5, { cell: 6, gap: 4 })).toBeUndefined();
  // 33 biases leave most of their second row empty.
  expect(indexOf(sheets.biases, 1, 1)).toBeUndefined();
});
