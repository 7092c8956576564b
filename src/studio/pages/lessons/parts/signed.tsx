import type { JSX } from "preact";

interface SignedProps {
  readonly value: number;
  readonly digits?: number;
  readonly strong?: boolean;
}

/** A number in the colour of its sign: blue where it is positive, orange where it is negative. */
export function Signed({ value, digits = 2, strong = false }: SignedProps): JSX.Element {
  const rounded = Number(value.toFixed(digits));
  const sign = rounded > 0 ? "positive" : rounded < 0 ? "negative" : "";
  return <span class={`number ${sign}${strong ? " strong" : ""}`}>{written(value, digits)}</span>;
}

/** With a real minus, and none before what is rounded to nothing. */
export function written(value: number, digits: number): string {
  const shown = Math.abs(value).toFixed(digits);
  return value < 0 && Number(shown) !== 0 ? `−${shown}` : shown;
}
