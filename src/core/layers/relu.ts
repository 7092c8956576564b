import type { LayerSpec } from "../layer.ts";
import { sides } from "./kink.ts";

/** y = max(0, x), elementwise. */
export function relu(): LayerSpec {
  return {
    kind: "relu",
    options: {},
    build: ({ input, kernels: k }) => ({
      kind: "relu",
      output: input,
      forward: ({ x, y }) => k.relu(y, x),
      backward: ({ y, dy, dx }) => dx && k.reluBackward(dx, dy, y),
      choices: ({ x }) => sides(x),
    }),
  };
}
