import { describe, expect, it } from "vitest";
import { rasterize } from "../../../src/data/render/rasterize.ts";

const line = (x: number[], y: number[], radius: number[]) => ({
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  radius: Float64Array.from(radius),
});

describe("rasterize", () => {
  it("covers the area the pen covers: a straight stroke with round ends, wherever it lies between pixels", () => {
    for (const shift of [0, 0.2, 0.5, 0.7]) {
      const coverage = rasterize([line([5 + shift, 15 + shift], [10 + shift, 10 + shift], [2, 2])], 20);
      const area = coverage.reduce((sum, ink) => sum + ink, 0);
      expect(Math.abs(area - (10 * 4 + Math.PI * 4))).toBeLessThan(1);
    }
  });

  it("is 1 inside, 0 outside, one half on the edge", () => {
    const coverage = rasterize([line([4.5, 14.5], [10, 10], [2.5, 2.5])], 20);
    expect(coverage[10 * 20 + 8]).toBe(1);
    expect(coverage[12 * 20 + 8]).toBeCloseTo(0.5, 12);
    expect(coverage[15 * 20 + 8]).toBe(0);
  });

  it("does not add up where strokes cross, and cuts at the border", () => {
    const cross = [line([-5, 25], [10, 10], [1.5, 1.5]), line([10, 10], [-5, 25], [1.5, 1.5])];
    const coverage = rasterize(cross, 20);
    expect(Math.max(...coverage)).toBe(1);
    expect(coverage[10 * 20]).toBe(1);
    expect(coverage[10 * 20 + 19]).toBe(1);
  });

  it("follows a pen that widens", () => {
    const coverage = rasterize([line([3, 17], [10, 10], [1, 3])], 20);
    const width = (column: number) => coverage.reduce((sum, ink, i) => sum + (i % 20 === column ? ink : 0), 0);
    expect(width(15)).toBeGreaterThan(width(5) + 2);
  });
});
