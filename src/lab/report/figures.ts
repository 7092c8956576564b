import { type Html, html } from "./html.ts";

/** Numbers as the page prints them, alike in both languages. */

/** A loss, a norm or a rate to `digits` significant digits. */
export function figure(value: number | undefined, digits = 4): string {
  if (value === undefined) return "–";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-3 || size >= 1e6)) return exponential(value, digits - 1);
  return minus(value.toPrecision(digits).includes("e") ? String(Math.round(value)) : value.toPrecision(digits));
}

function exponential(value: number, decimals: number): string {
  return minus(value.toExponential(decimals).replace("e+", "e"));
}

/** What was chosen rather than measured is shown as it was written: 0.001, 1e-5. */
export function setting(value: number): string {
  return Number.isFinite(value) ? minus(String(Number(value.toPrecision(6)))) : figure(value);
}

/** A share of 1 in percent. */
export function percent(share: number | undefined, decimals = 2): string {
  return share === undefined || !Number.isFinite(share) ? "–" : `${(share * 100).toFixed(decimals)}%`;
}

/** A share of 1 in percent, for a column that says so. */
export function percentFigure(share: number | undefined): string {
  return percent(share, 1).replace("%", "");
}

/** A whole number with its thousands apart. */
export function count(value: number): string {
  return Number.isFinite(value) ? minus(String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",")) : figure(value);
}

/** 8×24×24 */
export function shape(extents: readonly number[]): string {
  return extents.length === 0 ? "1" : extents.join("×");
}

/** 0.84 s, 12.5 s, 3 min 05 s, 2 h 03 min */
export function duration(seconds: number): string {
  if (!(seconds >= 0 && Number.isFinite(seconds))) return "–";
  if (seconds < 59.95) return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const [large, small, units] = whole < 3600 ? [whole, 60, ["min", "s"]] : [Math.round(whole / 60), 60, ["h", "min"]];
  return `${count(Math.floor(large / small))} ${units[0]} ${String(large % small).padStart(2, "0")} ${units[1]}`;
}

/** An ISO time as one reads it; anything else as it is. */
export function moment(iso: string): Html {
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(iso) ?? [];
  return day ? html`<time datetime="${iso}">${day} ${minute} UTC</time>` : html`${iso}`;
}

function minus(text: string): string {
  return text.replace(/^-/, "−");
}
