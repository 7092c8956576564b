import type { LayerSpec } from "../layer.ts";

/**
 * y = eˣ / Σ eˣ over each row: scores become probabilities. For training with `cross_entropy` leave it out, since that
 * loss takes logits and fuses the two into y − t.
 */
export function softmax(): LayerSpec {
  return {
    kind: "softmax",
    options: {},
    build: ({ input, kernels: k }) => ({
      kind: "softmax",
      output: input,
      forward: ({ x, y }) => k.softmax(y, x),
      backward: ({ y, dy, dx }) => dx && k.softmaxBackward(dx, dy, y),
    }),
  };
}
