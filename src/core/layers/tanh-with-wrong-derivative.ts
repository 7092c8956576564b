import type { LayerSpec } from "../layer.ts";

/**
 * y = tanh x with a derivative that is wrong on purpose, for reproducing report R1 alone: its source takes 1 − tanh²(y) of
 * the output y = tanh x, where 1 − y² is right. The wrong one never falls below 1 − tanh²(1) = 0.42, so that a unit that
 * has long been saturated still passes error down; it is no gradient of anything, and the gradient check says so.
 */
export function tanhWithWrongDerivative(): LayerSpec {
  return {
    kind: "tanh_with_wrong_derivative",
    options: {},
    build: ({ input, kernels: k }) => ({
      kind: "tanh_with_wrong_derivative",
      output: input,
      scratch: (rows) => [[rows, ...input]],
      forward: ({ x, y }) => k.tanh(y, x),
      backward({ y, dy, dx, scratch: [tanhOfY] }) {
        if (!dx) return;
        k.tanh(tanhOfY, y);
        k.tanhBackward(dx, dy, tanhOfY);
      },
    }),
  };
}
