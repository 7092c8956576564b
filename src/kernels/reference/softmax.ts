import { exp } from "../elementary/exp.ts";
import type { Data, Tensor } from "../tensor.ts";
import { matrix } from "./matmul.ts";

/** Each row: y = eˣ / Σ eˣ */
export function softmax(y: Tensor, x: Tensor): void {
  const [rows, columns] = matrix(x);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const max = maximum(x.data, start, columns);
    const sum = sumExp(x.data, start, columns, max);
    for (let j = start; j < start + columns; j++) y.data[j] = exp(x.data[j] - max) / sum;
  }
}

/** Each row: dx = y ⊙ (dy − Σⱼ dyⱼ·yⱼ) */
export function softmaxBackward(dx: Tensor, dy: Tensor, y: Tensor): void {
  const [rows, columns] = matrix(y);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    let dot = 0;
    for (let j = start; j < start + columns; j++) dot += dy.data[j] * y.data[j];
    for (let j = start; j < start + columns; j++) dx.data[j] = y.data[j] * (dy.data[j] - dot);
  }
}

/** The largest of `columns` numbers from `start`. */
export function maximum(a: Data, start: number, columns: number): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let j = start; j < start + columns; j++) if (a[j] > max) max = a[j];
  return max;
}

/** Σ e^(a − max) over `columns` numbers from `start`. */
export function sumExp(a: Data, start: number, columns: number, max: number): number {
  let sum = 0;
  for (let j = start; j < start + columns; j++) sum += exp(a[j] - max);
  return sum;
}
