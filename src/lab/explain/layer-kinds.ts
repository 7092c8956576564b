import type * as layers from "../../core/layers/index.ts";

/** `maxPool2d` as the file spells it: `max_pool2d`. */
type Snake<Name extends string> = Name extends `${infer Head}${infer Rest}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Rest>}`
  : "";

/** Every kind of layer that there is. */
export type LayerKind = Snake<keyof typeof layers>;

/** What each kind of layer remembers of a pass, in the order of its scratch; room to work in has no name. A new kind without a line does not compile. */
export const remembered: Readonly<Record<LayerKind, readonly string[]>> = {
  linear: [],
  conv2d: [],
  max_pool2d: ["winner"],
  avg_pool2d: [],
  batch_norm: ["mean", "variance", "inverse_std"],
  dropout: ["mask"],
  flatten: [],
  relu: [],
  leaky_relu: [],
  sigmoid: [],
  tanh: [],
  tanh_with_wrong_derivative: ["tanh_of_y"],
  softmax: [],
};
