import type { JSX } from "preact";
import { figure, percent } from "../model/figure.ts";

interface NumberProps {
  readonly value: number;
  /** What it is, for tests and for who looks at the page's source: its name in the library. */
  readonly name?: string | undefined;
  readonly as?: "figure" | "percent";
}

/** A number in the colour of its sign; all its digits are in `data-value`. */
export function Num({ value, name, as = "figure" }: NumberProps): JSX.Element {
  const sign = as === "percent" || value === 0 ? "" : value < 0 ? " negative" : " positive";
  return (
    <span class={`num${sign}`} data-value={String(value)} data-name={name}>
      {as === "percent" ? percent(value) : figure(value)}
    </span>
  );
}
