import { expect, test } from "vitest";
import { fitPlot, residualPlot } from "../../../../src/lab/report/charts/fit.ts";

const fit = { x: [2, -1, 0.5], t: [4, 1, 0.25], y: [4.5, 1, 0] };

test("truth is a blue line from left to right, guesses are orange dots", () => {
  expect(fitPlot(fit).series).toEqual([
    {
      points: [
        [-1, 1],
        [0.5, 0.25],
        [2, 4],
      ],
      color: "blue",
      style: "broad",
    },
    {
      points: [
        [-1, 1],
        [0.5, 0],
        [2, 4.5],
      ],
      color: "orange",
      style: "points",
    },
  ]);
});

test("the error is guess minus truth, on an axis that shows 0", () => {
  const { series, y } = residualPlot(fit);
  expect(series[0].points).toEqual([
    [-1, 0],
    [0.5, -0.25],
    [2, 0.5],
  ]);
  expect(y.ticks).toContain(0);
});

test("the input's axis ends where the inputs do", () => {
  const { x } = fitPlot(fit);
  expect([x.min, x.max]).toEqual([-1, 2]);
  expect(x.ticks.every((tick) => tick >= -1 && tick <= 2)).toBe(true);
});

test("no more dots than can be told apart, and points without a place are left out", () => {
  const x = Array.from({ length: 5000 }, (_, i) => i);
  expect(fitPlot({ x, t: x, y: x }).series[1].points.length).toBeLessThan(260);
  expect(fitPlot({ x: [Number.NaN, 1], t: [1, 2], y: [1, 2] }).series[0].points).toEqual([[1, 2]]);
});
