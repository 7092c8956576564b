import { size } from "../../kernels/tensor.ts";
import type { LayerSpec } from "../layer.ts";
import { type Extent, slidePool } from "../window.ts";

export interface MaxPool2dOptions {
  /** The kernel's size where absent: windows side by side. */
  readonly stride?: Extent;
  /** At most half the kernel, so that every window sees something. What lies there never wins. */
  readonly padding?: Extent;
}

/**
 * y = the largest of each window, channel by channel. The error goes back to the winner alone; the first wins a tie.
 * Remembers which place won: as many numbers as y has.
 */
export function maxPool2d(kernelSize: Extent, options: MaxPool2dOptions = {}): LayerSpec {
  const { stride = kernelSize, padding = 0 } = options;
  return {
    kind: "max_pool2d",
    options: { kernel_size: kernelSize, stride, padding },
    build({ input, kernels: k }) {
      const { channels, window, output: extents } = slidePool("max_pool2d", input, { kernelSize, stride, padding });
      const output = [channels, ...extents];
      return {
        kind: "max_pool2d",
        output,
        scratch: (rows) => [[rows, ...output]],
        flops: size(window.kernel) * size(output),
        forward: ({ x, y, scratch: [winners] }) => k.maxPool2d(y, winners, x, window),
        backward: ({ dy, dx, scratch: [winners] }) => dx && k.maxPool2dBackward(dx, dy, winners, window),
        choices: ({ scratch: [winners] }) => winners.data,
      };
    },
  };
}
