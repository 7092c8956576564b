import { tanh as tanhOf } from "../elementary/tanh.ts";
import type { Tensor } from "../tensor.ts";

/** y = tanh x */
export function tanh({ data: y }: Tensor, { data: x }: Tensor): void {
  for (let i = 0; i < y.length; i++) y[i] = tanhOf(x[i]);
}

/** dx = dy · (1 − y²) */
export function tanhBackward({ data: dx }: Tensor, { data: dy }: Tensor, { data: y }: Tensor): void {
  for (let i = 0; i < dx.length; i++) dx[i] = dy[i] * (1 - y[i] * y[i]);
}
