import type { Fit } from "../run-report.ts";
import { type Axis, linearAxis, plottable } from "./axis.ts";
import type { Plot } from "./plot.ts";
import { type Point, thin } from "./thin.ts";

/** More dots than this are a stain. */
const shownPoints = 240;

/** The function to learn as a line, what the network makes of it as dots. */
export function fitPlot(fit: Fit): Plot {
  const truth = sorted(fit, (i) => fit.t[i]);
  const guess = sorted(fit, (i) => fit.y[i]);
  return {
    x: inputAxis(fit.x),
    y: linearAxis([...fit.t, ...fit.y]),
    series: [
      { points: truth, color: "blue", style: "broad" },
      { points: thin(guess, shownPoints / 2), color: "orange", style: "points" },
    ],
  };
}

/** What is left between the two: y − t. */
export function residualPlot(fit: Fit): Plot {
  const points = sorted(fit, (i) => fit.y[i] - fit.t[i]);
  const values = points.map(([, y]) => y);
  return { x: inputAxis(fit.x), y: linearAxis([0, ...values]), series: [{ points, color: "orange", style: "line" }] };
}

function sorted(fit: Fit, y: (i: number) => number): Point[] {
  const placed = [...fit.x.keys()].filter((i) => plottable(fit.x[i]));
  return placed.map((i): Point => [fit.x[i], y(i)]).sort((a, b) => a[0] - b[0]);
}

/** The input's own range, which no step widens. */
function inputAxis(values: readonly number[]): Axis {
  const axis = linearAxis(values);
  const placed = values.filter(plottable);
  if (placed.length < 2) return axis;
  const [min, max] = [placed.reduce((a, b) => Math.min(a, b)), placed.reduce((a, b) => Math.max(a, b))];
  return min < max ? { ...axis, min, max, ticks: axis.ticks.filter((tick) => tick >= min && tick <= max) } : axis;
}
