import type { Tensor } from "../kernels/tensor.ts";

/** Where training and evaluation get their examples from; what holds them is no concern of the network's. */
export interface Examples {
  readonly length: number;
  /** Writes example `indices[i]` into row i of x, and its target (one-hot for a class) into row i of t. */
  gather(x: Tensor, t: Tensor, indices: Uint32Array): void;
  /**
   * The same examples as epoch `epoch` (from 1) is to see them, where each epoch sees others: augmented ones, or ones made anew. `order` is
   * that in which they are going to be asked for, so that they can be made ahead; what is asked for out of it is right, too.
   */
  forEpoch?(epoch: number, order: Uint32Array): Examples;
}
