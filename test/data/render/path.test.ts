import { describe, expect, it } from "vitest";
import { tracePath } from "../../../src/data/render/path.ts";

describe("tracePath", () => {
  it("passes through its control points and starts and ends at them", () => {
    const stroke = [
      [0, 0],
      [0.3, 0.1, 0.5],
      [0.4, 0.7],
      [0.9, 1],
    ] as const;
    const { x, y } = tracePath(stroke, 0.05);
    for (const [px, py] of stroke) {
      expect(x.some((_, i) => Math.abs(x[i]! - px) < 1e-12 && Math.abs(y[i]! - py) < 1e-12)).toBe(true);
    }
    expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([0, 0, 0.9, 1]);
  });

  it("leaves no gap much wider than the spacing", () => {
    const { x, y } = tracePath(
      [
        [0, 0],
        [0.5, 0.02],
        [0.5, 0.6],
        [0, 1],
      ],
      0.05,
    );
    for (let i = 1; i < x.length; i++) expect(Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!)).toBeLessThan(0.09);
  });

  it("makes a circle of eight points on one, within half a percent", () => {
    const half = Math.SQRT1_2;
    const { x, y } = tracePath(
      [
        [1, 0],
        [half, half],
        [0, 1],
        [-half, half],
        [-1, 0],
        [-half, -half],
        [0, -1],
        [half, -half],
        [1, 0],
      ],
      0.05,
    );
    // The first and last of the eight arcs lack a neighbour on one side.
    const arc = x.length / 8;
    for (let i = Math.ceil(arc); i <= 7 * arc - 1; i++)
      expect(Math.abs(Math.hypot(x[i]!, y[i]!) - 1)).toBeLessThan(0.005);
  });

  it("goes straight between two corners", () => {
    const { x, y } = tracePath(
      [
        [0, 1],
        [0.2, 0.2, 1],
        [0.8, 0.5, 1],
        [1, 1],
      ],
      0.05,
    );
    const between = [...x.keys()].filter((i) => x[i]! > 0.2001 && x[i]! < 0.7999);
    expect(between.length).toBeGreaterThan(5);
    for (const i of between) expect(y[i]!).toBeCloseTo(0.2 + (x[i]! - 0.2) / 2, 12);
  });

  it("survives points that fall together", () => {
    const { x, y } = tracePath(
      [
        [0.5, 0.5],
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      0.05,
    );
    expect([...x, ...y].every((value) => value === 0.5)).toBe(true);
  });
});
