import { misuse } from "../../kernels/errors.ts";
import type { LayerSpec } from "../layer.ts";

/**
 * While training each number is dropped with probability `rate` and the others are scaled by 1/(1 − rate), so that the
 * expected value stays and evaluation is the identity (inverted dropout, after Srivastava et al. 2014).
 */
export function dropout(rate = 0.5): LayerSpec {
  if (!(rate >= 0 && rate < 1)) throw misuse("build dropout", "a rate of at least 0 and below 1", rate);
  return {
    kind: "dropout",
    options: { p: rate },
    build({ input, kernels: k, key }) {
      const stream = key("dropout");
      return {
        kind: "dropout",
        output: input,
        scratch: (rows) => [[rows, ...input]],
        forward({ x, y, scratch: [mask] }, { training, step }) {
          if (training) k.dropoutMask(mask, rate, stream, step);
          else mask.data.fill(1);
          k.multiply(y, x, mask);
        },
        backward: ({ dy, dx, scratch: [mask] }) => dx && k.multiply(dx, dy, mask),
      };
    },
  };
}
