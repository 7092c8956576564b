import { size } from "../../kernels/tensor.ts";
import type { LayerSpec } from "../layer.ts";
import { type Extent, slidePool } from "../window.ts";

export interface AvgPool2dOptions {
  /** The kernel's size where absent: windows side by side. */
  readonly stride?: Extent;
  /** At most half the kernel. The zeros there count (PyTorch's `count_include_pad`). */
  readonly padding?: Extent;
}

/** y = the mean of each window, channel by channel. The error goes back in equal shares. */
export function avgPool2d(kernelSize: Extent, options: AvgPool2dOptions = {}): LayerSpec {
  const { stride = kernelSize, padding = 0 } = options;
  return {
    kind: "avg_pool2d",
    options: { kernel_size: kernelSize, stride, padding },
    build({ input, kernels: k }) {
      const { channels, window, output: extents } = slidePool("avg_pool2d", input, { kernelSize, stride, padding });
      const output = [channels, ...extents];
      return {
        kind: "avg_pool2d",
        output,
        flops: size(window.kernel) * size(output),
        forward: ({ x, y }) => k.avgPool2d(y, x, window),
        backward: ({ dy, dx }) => dx && k.avgPool2dBackward(dx, dy, window),
      };
    },
  };
}
