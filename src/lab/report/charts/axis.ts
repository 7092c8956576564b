import { count } from "../figures.ts";

/** A scale of a chart: where values lie on it, and which of them it names. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  /** In units of `position`, as min and max are. */
  readonly ticks: readonly number[];
  /** Where a value lies; NaN where it has no place. */
  position(value: number): number;
  /** The text of a tick. */
  text(position: number): string;
}

/** What a chart can place: beyond 1e100 the arithmetic of ticks overflows, and nothing is left to see. */
export function plottable(value: number | undefined): value is number {
  return value !== undefined && Math.abs(value) < 1e100;
}

/** The nearest 1, 2 or 5 times a power of ten that cuts `range` into about `count` steps. */
function niceStep(range: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(range / count));
  const [step = 10] = [1, 2, 5].filter((candidate) => candidate * power * count >= range * 0.99);
  return step * power;
}

/** Drops what a binary fraction adds: 0.30000000000000004 becomes 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, i) => round((first + i) * step));
}

/** A value as an axis names it. */
export function tickText(value: number): string {
  const plain = value === 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6);
  if (plain && Number.isInteger(value)) return count(value);
  const [digits, exponent] = Number(value.toPrecision(6)).toExponential().split("e");
  return (plain ? String(Number(value.toPrecision(6))) : `${digits}e${Number(exponent)}`).replace(/^-/, "−");
}

/** Extremes of what can be placed; 0 and 1 where nothing can. */
function extent(values: readonly number[]): [number, number] {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!plottable(value)) continue;
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  return lo <= hi ? [lo, hi] : [0, 1];
}

/** Even steps, widened to whole ones; from 0 where the values come near it. */
export function linearAxis(values: readonly number[], text: (value: number) => string = tickText): Axis {
  let [lo, hi] = extent(values);
  if (hi - lo < Math.max(1e-100, 1e-9 * Math.max(Math.abs(lo), Math.abs(hi)))) {
    const pad = Math.max(Math.abs(lo), Math.abs(hi)) * 0.1;
    const room = pad > 1e-100 ? pad : 1;
    [lo, hi] = [lo - room, hi + room];
  }
  if (lo > 0 && lo < 0.3 * hi) lo = 0;
  const step = niceStep(hi - lo, 5);
  const ticks = multiples(step, Math.floor(lo / step + 1e-9) * step, Math.ceil(hi / step - 1e-9) * step);
  return { min: ticks[0], max: ticks[ticks.length - 1], ticks, position: (v) => (plottable(v) ? v : Number.NaN), text };
}

/** A share of 1 in percent; it ends at 100%. */
export function shareAxis(values: readonly number[]): Axis {
  const shown = linearAxis(values, (share) => `${Number((share * 100).toPrecision(6))}%`);
  const ticks = shown.ticks.filter((tick) => tick >= 0 && tick <= 1);
  return { ...shown, min: Math.max(0, shown.min), max: Math.min(1, shown.max), ticks };
}

/** Whether positive values spread over more than a factor of ten, so that even steps would hide the small ones. */
export function spreads(values: readonly number[]): boolean {
  const placed = values.filter(plottable);
  const [lo, hi] = extent(placed);
  return placed.length > 1 && lo > 1e-100 && hi / lo >= 10;
}

/** Even steps of factors, for positive values; positions are decimal logarithms. */
export function logAxis(values: readonly number[]): Axis {
  const [lo, hi] = extent(values).map(Math.log10);
  const steps = hi - lo < 2.5 ? [1, 2, 5].map(Math.log10) : [0];
  const all = multiples(1, Math.floor(lo), Math.ceil(hi)).flatMap((power) => steps.map((step) => power + step));
  const min = all.findLast((tick) => tick <= lo + 1e-9) ?? Math.floor(lo);
  const max = all.find((tick) => tick >= hi - 1e-9) ?? Math.ceil(hi);
  const inside = all.filter((tick) => tick >= min && tick <= max);
  const every = Math.ceil(inside.length / 8);
  return {
    min,
    max,
    ticks: inside.filter((_, i) => i % every === 0),
    position: (value) => (plottable(value) && value > 0 ? Math.log10(value) : Number.NaN),
    text: (position) => tickText(Number((10 ** position).toPrecision(3))),
  };
}

/** Epochs from `first` to `last`, named at whole steps and at the first. */
export function epochAxis(first: number, last: number): Axis {
  const step = Math.max(1, niceStep(Math.max(1, last - first), 5));
  const whole = multiples(step, first, last).filter((tick) => tick === first || tick - first >= step / 2);
  const ticks = whole.includes(first) ? whole : [first, ...whole];
  const room = first === last ? 0.5 : 0;
  return { min: first - room, max: last + room, ticks, position: (value) => value, text: count };
}
