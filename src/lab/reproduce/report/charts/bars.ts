import type { EChartsCoreOption } from "echarts/core";
import { type Axis, linearAxis, logAxis, plottable, shareAxis, spreads } from "../../../report/charts/axis.ts";
import { placeholder } from "../../../report/charts/draw.ts";
import { axisOption, type Size } from "../../../report/charts/plot.ts";
import type { Text } from "../../../report/language.ts";
import type { Spread } from "../../../spread.ts";

/** Figures side by side, one group a row of a table: what was published, and what came out here. */
export interface Bars {
  readonly axis: Axis;
  /** Bars where they can stand on zero; dots on an axis that is cut or runs in factors, on which a bar's length would lie. */
  readonly form: "bars" | "dots";
  readonly scale: "linear" | "log";
  readonly groups: readonly Group[];
}

export interface Group {
  readonly label: Text;
  readonly published?: number | undefined;
  readonly ours?: Spread | undefined;
}

/** Nothing where there is nothing to place. */
export function barsOf(groups: readonly Group[], metric: "acc" | "loss"): Bars | undefined {
  const values = groups.flatMap(({ published, ours }) => [published, ours?.mean]).filter(plottable);
  if (values.length === 0) return undefined;
  const reached = [
    ...values,
    ...groups.flatMap(({ ours }) => (ours ? [ours.mean - ours.deviation, ours.mean + ours.deviation] : [])),
  ];
  if (metric === "loss" && spreads(values)) return { axis: logAxis(values), form: "dots", scale: "log", groups };
  const axis =
    metric === "acc" ? shareAxis(reached.map((share) => Math.min(1, Math.max(0, share)))) : linearAxis(reached);
  return { axis, form: axis.min === 0 ? "bars" : "dots", scale: "linear", groups };
}

/** Room for a group's label and its marks, in units of the SVG. */
const groupHeight = 38;
const margin = { left: 14, right: 14, top: 2, bottom: 24 };

export function barsSize({ groups }: Bars): Size {
  return { width: 400, height: margin.top + groups.length * groupHeight + margin.bottom };
}

/** How many Latin letters a line of the drawing holds; a Chinese character takes the room of two. */
const lineLength = 56;

/** The groups' labels, cut to what a line holds: the table has them whole. */
export function barLabels({ groups }: Bars): Text[] {
  return groups.map(({ label }) => ({ en: cut(label.en), zh: cut(label.zh) }));
}

function cut(label: string): string {
  const characters = [...label];
  let width = 0;
  const end = characters.findIndex((character) => {
    width += /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1;
    return width > lineLength;
  });
  return end < 0 ? label : `${characters.slice(0, end).join("").trimEnd()}…`;
}

/** The option of echarts that draws them; labels are placeholders, by their index. */
export function barsOption({ axis, form, groups }: Bars): EChartsCoreOption {
  const marks = form === "bars" ? barMarks : dotMarks;
  return {
    animation: false,
    grid: { ...margin, outerBoundsMode: "none" },
    xAxis: { ...axisOption(axis, { grid: true }), axisTick: { show: false } },
    yAxis: { type: "value", min: 0, max: groups.length, inverse: true, show: false },
    series: [
      {
        type: "custom",
        silent: true,
        data: groups.map((_, i) => [axis.min, i]),
        renderItem: ({ dataIndex: i }: { dataIndex: number }, { coord }: { coord(at: number[]): number[] }) => {
          const { published, ours } = groups[i];
          const [left, top] = coord([axis.min, i]);
          const at = (x: number): number => coord([Math.min(axis.max, Math.max(axis.min, x)), i])[0];
          const place = (x: number | undefined): number | undefined => {
            const position = plottable(x) ? axis.position(x) : Number.NaN;
            return Number.isNaN(position) ? undefined : at(position);
          };
          const from = ours && ours.deviation > 0 ? (place(ours.mean - ours.deviation) ?? left) : undefined;
          const to = ours && ours.deviation > 0 ? place(ours.mean + ours.deviation) : undefined;
          const children = [
            label(i, left, top + 11),
            ...marks({ left, top, right: at(axis.max), published: place(published), ours: place(ours?.mean) }),
            ...(from !== undefined && to !== undefined ? whisker(from, to, top + 22) : []),
          ];
          return { type: "group", children };
        },
      },
    ],
  };
}

/** Where a group's marks lie, in units of the SVG. */
interface Places {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly published: number | undefined;
  readonly ours: number | undefined;
}

function label(i: number, x: number, y: number): object {
  return { type: "text", style: { text: placeholder(i), x, y, fill: "var(--ink)", verticalAlign: "middle" } };
}

function barMarks({ left, top, published, ours }: Places): object[] {
  const bar = (to: number | undefined, y: number, height: number, style: object): object[] =>
    to === undefined ? [] : [{ type: "rect", shape: { x: left, y, width: to - left, height }, style }];
  return [
    ...bar(ours, top + 18, 8, { fill: "var(--blue)" }),
    ...bar(published, top + 28, 5, { fill: "var(--paper)", stroke: "var(--ink)", lineWidth: 1 }),
  ];
}

function dotMarks({ left, right, top, published, ours }: Places): object[] {
  const y = top + 22;
  const dot = (cx: number | undefined, r: number, style: object): object[] =>
    cx === undefined ? [] : [{ type: "circle", shape: { cx, cy: y, r }, style }];
  return [
    line(left, y, right, y, { stroke: "var(--grid)", lineWidth: 1 }),
    ...dot(ours, 4, { fill: "var(--blue)" }),
    ...dot(published, 4.5, { fill: "none", stroke: "var(--ink)", lineWidth: 1.5 }),
  ];
}

/** One standard deviation to either side. */
function whisker(from: number, to: number, y: number): object[] {
  const style = { stroke: "var(--ink)", lineWidth: 1.2 };
  return [line(from, y, to, y, style), line(from, y - 3, from, y + 3, style), line(to, y - 3, to, y + 3, style)];
}

function line(x1: number, y1: number, x2: number, y2: number, style: object): object {
  return { type: "line", shape: { x1, y1, x2, y2 }, style };
}
