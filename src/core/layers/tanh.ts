import type { LayerSpec } from "../layer.ts";

/** y = tanh x, elementwise. Its slope is 1 − y², of the output y and not of the input. */
export function tanh(): LayerSpec {
  return {
    kind: "tanh",
    options: {},
    build: ({ input, kernels: k }) => ({
      kind: "tanh",
      output: input,
      forward: ({ x, y }) => k.tanh(y, x),
      backward: ({ y, dy, dx }) => dx && k.tanhBackward(dx, dy, y),
    }),
  };
}
