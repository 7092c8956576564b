import type { LayerSpec } from "../layer.ts";

/** y = 1 / (1 + e⁻ˣ), elementwise. Its slope y·(1 − y) needs only y, and is at most 1/4. */
export function sigmoid(): LayerSpec {
  return {
    kind: "sigmoid",
    options: {},
    build: ({ input, kernels: k }) => ({
      kind: "sigmoid",
      output: input,
      forward: ({ x, y }) => k.sigmoid(y, x),
      backward: ({ y, dy, dx }) => dx && k.sigmoidBackward(dx, dy, y),
    }),
  };
}
