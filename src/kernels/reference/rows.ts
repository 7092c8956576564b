import type { Tensor } from "../tensor.ts";
import { matrix } from "./matmul.ts";

/** out[i,j] += b[j] */
export function addRow(out: Tensor, b: Tensor): void {
  const [rows, columns] = matrix(out);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out.data[i * columns + j] += b.data[j];
  }
}

/** out[j] = Σᵢ a[i,j] */
export function sumRows(out: Tensor, a: Tensor): void {
  const [rows, columns] = matrix(a);
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += a.data[i * columns + j];
    out.data[j] = sum;
  }
}
