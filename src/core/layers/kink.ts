import type { Tensor } from "../../kernels/tensor.ts";

/** On which side of zero each number lies: the choices of a function with its kink there. */
export function sides({ data }: Tensor): Uint8Array {
  const above = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) above[i] = data[i] > 0 ? 1 : 0;
  return above;
}
