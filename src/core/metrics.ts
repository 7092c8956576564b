import type { Tensor } from "../kernels/tensor.ts";

/** The index of the largest of `columns` numbers from `start`; the first of equals. */
export function argmax(data: ArrayLike<number>, start: number, columns: number): number {
  let best = 0;
  for (let j = 1; j < columns; j++) if (data[start + j] > data[start + best]) best = j;
  return best;
}

/** How many rows have their largest output where the target is largest. */
export function hits(y: Tensor, t: Tensor): number {
  const rows = y.shape[0] ?? 1;
  const columns = y.data.length / rows;
  let count = 0;
  for (let i = 0; i < rows; i++) {
    if (argmax(y.data, i * columns, columns) === argmax(t.data, i * columns, columns)) count++;
  }
  return count;
}
