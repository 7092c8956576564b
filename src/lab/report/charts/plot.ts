import type { EChartsCoreOption } from "echarts/core";
import type { Axis } from "./axis.ts";
import { type Point, thin } from "./thin.ts";

/** A chart of two axes before any library sees it. */
export interface Plot {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** x of a dashed upright line. */
  readonly mark?: number | undefined;
}

export interface Series {
  readonly points: readonly Point[];
  /** Blue is training and truth, orange is validation and guess. */
  readonly color: "blue" | "orange";
  /** `dotted` marks a line with a few dots, so that it is told from a plain one without colour. */
  readonly style: "line" | "broad" | "dotted" | "points";
}

/** In units of the SVG; CSS gives it its size on the page. */
export const plotSize: { readonly width: number; readonly height: number } = { width: 400, height: 230 };

/** A few of a line's points carry its dots. */
const dotsPerLine = 16;

/** The option of echarts that draws a plot. Colours are the page's CSS variables, so that a drawing follows its theme. */
export function toOption(plot: Plot): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 50, right: 12, top: 10, bottom: 24, outerBoundsMode: "none" },
    xAxis: axisOption(plot.x, { grid: false }),
    yAxis: axisOption(plot.y, { grid: true }),
    series: plot.series.map((series, i) => ({
      ...seriesOption(series, plot, i === 0 ? plot.mark : undefined),
      // Later ones lie above: dots are lost under a line.
      z: 2 + i,
    })),
  };
}

function axisOption({ min, max, ticks, text }: Axis, { grid }: { grid: boolean }): object {
  return {
    type: "value",
    min,
    max,
    axisLine: { show: !grid, onZero: false, lineStyle: { color: "var(--line)" } },
    axisTick: { show: !grid, customValues: ticks, length: 4, lineStyle: { color: "var(--line)" } },
    axisLabel: { customValues: ticks, formatter: text, color: "var(--muted)", hideOverlap: false },
    splitLine: { show: grid, lineStyle: { color: "var(--grid)" } },
  };
}

function seriesOption({ points, color, style }: Series, { x, y }: Plot, mark: number | undefined): object {
  const placed = points.map(([px, py]): Point => [x.position(px), y.position(py)]);
  const paint = `var(--${color})`;
  if (style === "points") {
    const data = placed.filter(([, py]) => !Number.isNaN(py));
    return { type: "scatter", data, symbolSize: 5.5, itemStyle: { color: paint, opacity: 1 }, silent: true };
  }
  const shown = thin(placed);
  const every = Math.ceil(shown.length / dotsPerLine);
  const lonely = (i: number): boolean =>
    Number.isNaN(shown[i - 1]?.[1] ?? Number.NaN) && Number.isNaN(shown[i + 1]?.[1] ?? Number.NaN);
  const dotted = (i: number): boolean => lonely(i) || (style === "dotted" && (shown.length - 1 - i) % every === 0);
  return {
    type: "line",
    data: shown.map((value, i) => ({ value, symbol: dotted(i) ? "circle" : "none" })),
    showAllSymbol: true,
    symbolSize: 5,
    itemStyle: { color: paint },
    lineStyle: { color: paint, width: style === "broad" ? 2.6 : 1.8, cap: "round", join: "round" },
    silent: true,
    ...(mark === undefined ? {} : { markLine: markOption(mark) }),
  };
}

function markOption(x: number): object {
  const lineStyle = { color: "var(--muted)", type: [3, 3], width: 1 };
  return { symbol: "none", silent: true, label: { show: false }, lineStyle, data: [{ xAxis: x }] };
}
