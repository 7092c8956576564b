import { expect, test } from "vitest";
import { type Point, thin } from "../../../../src/lab/report/charts/thin.ts";

const wave = (n: number): Point[] => Array.from({ length: n }, (_, i): Point => [i, Math.sin(i / 50)]);

test("a short line is left alone", () => {
  const points = wave(100);
  expect(thin(points, 50)).toBe(points);
});

test("a long line keeps its ends, its order and every spike", () => {
  const points = wave(10_000);
  points[4321] = [4321, 9];
  points[4322] = [4322, -9];
  const kept = thin(points, 50);
  expect(kept.length).toBeLessThanOrEqual(102);
  expect(kept[0]).toBe(points[0]);
  expect(kept.at(-1)).toBe(points.at(-1));
  expect(kept).toContain(points[4321]);
  expect(kept).toContain(points[4322]);
  expect(kept.map(([x]) => x)).toEqual(kept.map(([x]) => x).sort((a, b) => a - b));
});

test("a line that breaks midway is thinned as well", () => {
  const points = wave(1000).map(([x, y], i): Point => [x, i > 500 ? Number.NaN : y]);
  const kept = thin(points, 50);
  expect(kept.some(([x]) => x === 500 || x === 499)).toBe(true);
  expect(kept.at(-1)?.[1]).toBeNaN();
});
