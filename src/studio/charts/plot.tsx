import type { JSX } from "preact";
import type { Axis } from "../../lab/report/charts/axis.ts";
import { type Point, thin } from "../../lab/report/charts/thin.ts";
import { Canvas, type Colours } from "./canvas.tsx";

/** One line of a chart. */
export interface Line {
  readonly points: readonly Point[];
  readonly colour: keyof Colours;
  /** `dotted` marks a line with dots, so that it is told from a plain one without colour; `points` has no line. */
  readonly style: "line" | "broad" | "thin" | "dotted" | "points" | "rings" | "faint";
  /** From 0 to 1: a line among several of one colour. */
  readonly strength?: number;
  /** Stands at the end of the line. */
  readonly name?: string;
}

interface PlotProps {
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
}

const edge = { left: 46, right: 18, top: 8, bottom: 24 };
/** What names at the ends of lines take. */
const nameRoom = 84;
const font = "12px -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";
/** A few of a line's points carry its dots. */
const dotsPerLine = 16;

/** A chart as the reports have them, on a canvas: it is drawn anew many times a second. */
export function Plot({ label, x, y, lines }: PlotProps): JSX.Element {
  return (
    <Canvas
      label={label}
      height={(width) => Math.max(150, Math.min(230, width * 0.5))}
      draw={(context, { width, height }, colours) => {
        const right = lines.some(({ name }) => name) ? nameRoom : edge.right;
        const inner = {
          left: edge.left,
          top: edge.top,
          width: width - edge.left - right,
          height: height - edge.top - edge.bottom,
        };
        const place: Place = {
          ...inner,
          x: (value) => inner.left + ((x.position(value) - x.min) / (x.max - x.min)) * inner.width,
          y: (value) => inner.top + (1 - (y.position(value) - y.min) / (y.max - y.min)) * inner.height,
        };
        context.font = font;
        drawAxes(context, place, x, y, colours);
        for (const line of lines) drawLine(context, place, line, colours);
        drawNames(context, place, lines, colours);
      }}
    />
  );
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  x(value: number): number;
  y(value: number): number;
}

function drawAxes(context: CanvasRenderingContext2D, place: Place, x: Axis, y: Axis, colours: Colours): void {
  const { left, top, width, height } = place;
  const at = (axis: Axis, tick: number): number => (tick - axis.min) / (axis.max - axis.min);
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of y.ticks) {
    const high = Math.round(top + (1 - at(y, tick)) * height) + 0.5;
    context.strokeStyle = colours.grid;
    context.beginPath();
    context.moveTo(left, high);
    context.lineTo(left + width, high);
    context.stroke();
    context.fillStyle = colours.muted;
    context.fillText(y.text(tick), left - 7, high);
  }
  const bottom = Math.round(top + height) + 0.5;
  context.strokeStyle = colours.line;
  context.beginPath();
  context.moveTo(left, bottom);
  context.lineTo(left + width, bottom);
  context.stroke();
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  for (const tick of x.ticks) {
    const across = left + at(x, tick) * width;
    context.beginPath();
    context.moveTo(Math.round(across) + 0.5, bottom);
    context.lineTo(Math.round(across) + 0.5, bottom + 4);
    context.stroke();
    context.fillText(x.text(tick), across, bottom + 17);
  }
}

function drawLine(context: CanvasRenderingContext2D, place: Place, line: Line, colours: Colours): void {
  const { points, colour, style, strength = 1 } = line;
  const shown = thin(points, Math.max(50, Math.round(place.width / 2)));
  context.save();
  context.beginPath();
  context.rect(place.left, place.top - 4, place.width + 4, place.height + 8);
  context.clip();
  context.strokeStyle = colours[colour];
  context.fillStyle = colours[colour];
  context.globalAlpha = style === "faint" ? 0.32 : strength;
  context.lineWidth = { broad: 3, line: 1.8, dotted: 1.8, points: 0, rings: 1.5, thin: 1.2, faint: 1 }[style];
  context.lineJoin = "round";
  context.lineCap = "round";
  const alone = style === "points" || style === "rings";
  if (!alone) strokeThrough(context, place, shown);
  const every = alone ? 1 : Math.ceil(shown.length / dotsPerLine);
  for (const [i, [px, py]] of shown.entries()) {
    const lonely = shown.length === 1;
    const dotted = alone || (style === "dotted" && (shown.length - 1 - i) % every === 0) || lonely;
    if (!dotted || style === "faint" || !Number.isFinite(place.y(py))) continue;
    context.beginPath();
    context.arc(place.x(px), place.y(py), 2.6, 0, 2 * Math.PI);
    if (style === "rings") context.stroke();
    else context.fill();
  }
  context.restore();
}

/** A line through what has a place; where something has none it breaks. */
function strokeThrough(context: CanvasRenderingContext2D, place: Place, points: readonly Point[]): void {
  context.beginPath();
  let broken = true;
  for (const [px, py] of points) {
    const high = place.y(py);
    if (!Number.isFinite(high)) {
      broken = true;
      continue;
    }
    if (broken) context.moveTo(place.x(px), high);
    else context.lineTo(place.x(px), high);
    broken = false;
  }
  context.stroke();
}

/** At the right of the lines' ends, moved apart where they would overlap. */
function drawNames(context: CanvasRenderingContext2D, place: Place, lines: readonly Line[], colours: Colours): void {
  const named = lines
    .flatMap(({ name, points }) => {
      const last = points.findLast(([, py]) => Number.isFinite(place.y(py)));
      return name && last ? [{ name, at: place.y(last[1]) }] : [];
    })
    .sort((a, b) => a.at - b.at);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = colours.muted;
  const apart = 13;
  const room = place.top + place.height - apart * named.length;
  let next = Number.NEGATIVE_INFINITY;
  for (const [i, { name, at }] of named.entries()) {
    next = Math.max(next, Math.min(at, room + apart * (i + 1)));
    context.fillText(name, place.left + place.width + 8, next);
    next += apart;
  }
}
