import type { Tensor } from "../tensor.ts";

/** y = max(0, x); NaN stays NaN. */
export function relu({ data: y }: Tensor, { data: x }: Tensor): void {
  for (let i = 0; i < y.length; i++) y[i] = x[i] <= 0 ? 0 : x[i];
}

/** dx = dy where y > 0, else 0 */
export function reluBackward({ data: dx }: Tensor, { data: dy }: Tensor, { data: y }: Tensor): void {
  for (let i = 0; i < dx.length; i++) dx[i] = y[i] > 0 ? dy[i] : 0;
}

/** y = x where x > 0, else slope·x */
export function leakyRelu({ data: y }: Tensor, { data: x }: Tensor, slope: number): void {
  for (let i = 0; i < y.length; i++) y[i] = x[i] > 0 ? x[i] : slope * x[i];
}

/** dx = dy where x > 0, else slope·dy */
export function leakyReluBackward(
  { data: dx }: Tensor,
  { data: dy }: Tensor,
  { data: x }: Tensor,
  slope: number,
): void {
  for (let i = 0; i < dx.length; i++) dx[i] = x[i] > 0 ? dy[i] : slope * dy[i];
}
