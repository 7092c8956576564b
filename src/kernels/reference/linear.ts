import type { Tensor } from "../tensor.ts";
import { matmulNT, matrix } from "./matmul.ts";

/** y[m,n] = x[m,k] · w[n,k]ᵀ + b[n] */
export function linear(y: Tensor, x: Tensor, w: Tensor, b: Tensor): void {
  matmulNT(y, x, w);
  const [rows, columns] = matrix(y);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) y.data[i * columns + j] += b.data[j];
  }
}
