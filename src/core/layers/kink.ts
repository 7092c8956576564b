import type { Tensor } from "../../kernels/tensor.ts";

/** On which side of zero each number lies: the choices of a function with its kink there. */
export function sides({ data }: Tensor): Uint8Array {
  return Uint8Array.from(data, (x) => (x > 0 ? 1 : 0));
}
