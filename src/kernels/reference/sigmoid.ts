import { sigmoid as sigmoidOf } from "../elementary/sigmoid.ts";
import type { Tensor } from "../tensor.ts";

/** y = 1 / (1 + e⁻ˣ) */
export function sigmoid({ data: y }: Tensor, { data: x }: Tensor): void {
  for (let i = 0; i < y.length; i++) y[i] = sigmoidOf(x[i]);
}

/** dx = dy · y·(1 − y) */
export function sigmoidBackward({ data: dx }: Tensor, { data: dy }: Tensor, { data: y }: Tensor): void {
  for (let i = 0; i < dx.length; i++) dx[i] = dy[i] * (y[i] * (1 - y[i]));
}
