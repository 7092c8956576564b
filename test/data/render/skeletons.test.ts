import { describe, expect, it } from "vitest";
import { digitStyles } from "../../../src/data/render/skeletons/index.ts";

describe("digitStyles", () => {
  it("has at least three styles of each of the ten digits, with names of their own", () => {
    expect(digitStyles).toHaveLength(10);
    for (const styles of digitStyles) {
      expect(styles.length).toBeGreaterThanOrEqual(3);
      expect(new Set(styles.map((style) => style.name)).size).toBe(styles.length);
    }
  });

  const all = digitStyles.flatMap((styles, label) =>
    styles.map((style) => ({ style, title: `${label} ${style.name}` })),
  );

  it.each(all)("masters of $title have the same strokes and points", ({ style }) => {
    expect(style.weight).toBeGreaterThan(0);
    expect(style.masters.length).toBeGreaterThanOrEqual(1);
    const shape = style.masters[0]!.map((stroke) => stroke.length);
    for (const master of style.masters) {
      expect(master.map((stroke) => stroke.length)).toEqual(shape);
      for (const points of shape) expect(points).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(all)("points of $title lie in the box, or just outside, and fill its height", ({ style }) => {
    for (const master of style.masters) {
      for (const [x, y, corner = 0] of master.flat()) {
        expect(x).toBeGreaterThanOrEqual(-0.1);
        expect(x).toBeLessThanOrEqual(1.15);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(1);
        expect(corner).toBeGreaterThanOrEqual(0);
        expect(corner).toBeLessThanOrEqual(1);
      }
      const heights = master.flat().map((point) => point[1]);
      expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(0.8);
    }
  });
});
