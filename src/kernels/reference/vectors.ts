import type { Tensor } from "../tensor.ts";

/** out = scale·out */
export function scale({ data: out }: Tensor, scale: number): void {
  for (let i = 0; i < out.length; i++) out[i] *= scale;
}

/** Σ a² */
export function sumSquares({ data: a }: Tensor): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * a[i];
  return sum;
}
