import type { Tensor } from "../kernels/tensor.ts";

/** Where training and evaluation get their examples from; what holds them is no concern of the network's. */
export interface Examples {
  readonly length: number;
  /** Writes example `indices[i]` into row i of x, and its target (one-hot for a class) into row i of t. */
  gather(x: Tensor, t: Tensor, indices: Uint32Array): void;
}
