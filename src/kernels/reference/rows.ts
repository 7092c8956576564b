import type { Tensor } from "../tensor.ts";
import { matrix } from "./matmul.ts";

/** out[j] = Σᵢ a[i,j] */
export function sumRows(out: Tensor, a: Tensor): void {
  const [rows, columns] = matrix(a);
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += a.data[i * columns + j];
    out.data[j] = sum;
  }
}
