import { describe, expect, it } from "vitest";
import { colourOf, type Paint, paintCell } from "../../../../../src/studio/pages/backprop/model/colour.ts";

const inks = { paper: [255, 255, 255], ink: [0, 0, 0], positive: [0, 0, 255], negative: [255, 128, 0] } as const;

function painted(paint: Paint, index = 0): number[] {
  const pixels = new Uint8ClampedArray(4);
  paintCell(pixels, 0, inks, paint, index);
  return Array.from(pixels);
}

describe("a painted cell", () => {
  it("is blue where positive, orange where negative, and paper at 0", () => {
    const paint = { values: [1, -1, 0], most: 1 };
    expect(painted(paint, 0)).toEqual([0, 0, 255, 255]);
    expect(painted(paint, 1)).toEqual([255, 128, 0, 255]);
    expect(painted(paint, 2)).toEqual([255, 255, 255, 255]);
    expect(painted({ values: undefined, most: 1 })).toEqual([255, 255, 255, 255]);
    expect(painted({ values: [0], most: 0 })).toEqual([255, 255, 255, 255]);
  });

  it("is deeper the larger the number", () => {
    const reds = [0.1, 0.4, 0.9].map((value) => painted({ values: [value], most: 1 })[0]);
    expect(reds).toEqual([...reds].sort((a, b) => b - a));
    expect(new Set(reds).size).toBe(3);
  });

  it("lets the forward picture shine through as a grey ghost, where there is no error", () => {
    const ghost = { values: [2, 0], most: 2 };
    const [red, green, blue] = painted({ values: [0, 0], most: 1, ghost });
    expect(red).toBeLessThan(200);
    expect([green, blue]).toEqual([red, red]);
    expect(painted({ values: [0, 0], most: 1, ghost }, 1)).toEqual([255, 255, 255, 255]);
    expect(painted({ values: [1, 0], most: 1, ghost })).toEqual([0, 0, 255, 255]);
  });

  it("is ink where the numbers are an ink's", () => {
    expect(painted({ values: [1], most: 1, inked: true })).toEqual([0, 0, 0, 255]);
  });
});

it("reads colours", () => expect(colourOf("#1f62b0")).toEqual([31, 98, 176]));
