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
  /** Lies under the lines. */
  readonly band?: Band | undefined;
}

/** What a value ranged over at each x: a faint area. */
export interface Band {
  /** x, lowest, highest; all of them finite. */
  readonly points: readonly (readonly [number, number, number])[];
  readonly color: Series["color"];
}

export interface Series {
  readonly points: readonly Point[];
  /** Blue is training and truth, orange is validation and guess; ink is what others published. */
  readonly color: "blue" | "orange" | "ink";
  /** `dotted` marks a line with a few dots, so that it is told from a plain one without colour; `rings` are hollow points. */
  readonly style: "line" | "broad" | "dotted" | "points" | "rings";
}

/** In units of the SVG; CSS gives it its size on the page. */
export const plotSize: Size = { width: 400, height: 230 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A few of a line's points carry its dots. */
const dotsPerLine = 16;

/** The option of echarts that draws a plot. Colours are the page's CSS variables, so that a drawing follows its theme. */
export function toOption(plot: Plot): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 50, right: 12, top: 10, bottom: 24, outerBoundsMode: "none" },
    xAxis: axisOption(plot.x, { grid: false }),
    yAxis: axisOption(plot.y, { grid: true }),
    series: [
      ...(plot.band ? [bandOption(plot.band, plot)] : []),
      ...plot.series.map((series, i) => ({
        ...seriesOption(series, plot, i === 0 ? plot.mark : undefined),
        // Later ones lie above: dots are lost under a line.
        z: 2 + i,
      })),
    ],
  };
}

function bandOption({ points, color }: Band, { x, y }: Plot): object {
  const upper = points.map(([px, , high]): Point => [x.position(px), y.position(high)]);
  const lower = points.map(([px, low]): Point => [x.position(px), y.position(low)]);
  const outline = [...upper, ...lower.reverse()];
  return {
    type: "custom",
    silent: true,
    z: 1,
    data: [[x.min, y.min]],
    renderItem: (_: unknown, { coord }: { coord(point: Point): number[] }) => ({
      type: "polygon",
      shape: { points: outline.map((point) => coord(point)) },
      style: { fill: `var(--${color})`, opacity: 0.16 },
    }),
  };
}

/** The option of echarts for an axis that is drawn as the page draws it. */
export function axisOption({ min, max, ticks, text }: Axis, { grid }: { grid: boolean }): object {
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
  if (style === "points" || style === "rings") {
    const data = placed.filter(([, py]) => !Number.isNaN(py));
    const hollow = { color: "var(--paper)", borderColor: paint, borderWidth: 1.5, opacity: 1 };
    const itemStyle = style === "rings" ? hollow : { color: paint, opacity: 1 };
    return { type: "scatter", data, symbolSize: style === "rings" ? 7 : 5.5, itemStyle, silent: true };
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
