import type { LayerSpec } from "../layer.ts";
import { sides } from "./kink.ts";

/** y = x where x > 0, else slope·x: a unit that is off still learns. PyTorch calls the slope `negative_slope`. */
export function leakyRelu(slope = 0.01): LayerSpec {
  return {
    kind: "leaky_relu",
    options: { negative_slope: slope },
    build: ({ input, kernels: k }) => ({
      kind: "leaky_relu",
      output: input,
      forward: ({ x, y }) => k.leakyRelu(y, x, slope),
      backward: ({ x, dy, dx }) => dx && k.leakyReluBackward(dx, dy, x, slope),
      choices: ({ x }) => sides(x),
    }),
  };
}
