import type { Key } from "../kernels.ts";
import type { Tensor } from "../tensor.ts";
import { threefry } from "../threefry.ts";

const words = new Uint32Array(2);

/** mask = 1/(1 − rate) with probability 1 − rate, else 0 */
export function dropoutMask({ data: mask }: Tensor, rate: number, [key0, key1]: Key, step: number): void {
  const keep = 1 / (1 - rate);
  const threshold = Math.round(rate * 4294967296);
  for (let i = 0; i < mask.length; i++) {
    if (i % 2 === 0) threefry(words, key0, key1, step, i >> 1);
    mask[i] = words[i % 2] < threshold ? 0 : keep;
  }
}

/** out = a ⊙ b */
export function multiply({ data: out }: Tensor, { data: a }: Tensor, { data: b }: Tensor): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i];
}
