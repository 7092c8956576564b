import { pi, sin } from "../kernels/elementary/sin.ts";
import type { Table } from "./table.ts";

/** sin x at −π, −π + step, … below π: 629 points with R1's step of 0.01. */
export function sinTable(step = 0.01): Table {
  const length = Math.ceil((2 * pi) / step);
  const inputs = Float64Array.from({ length }, (_, i) => -pi + i * step);
  const values = inputs.map(sin);
  return { length, input: [1], inputs, targets: { kind: "values", values, columns: 1 } };
}
