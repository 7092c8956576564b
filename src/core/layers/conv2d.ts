import { misuse } from "../../kernels/errors.ts";
import { formatShape, size } from "../../kernels/tensor.ts";
import { defaultFor, type Initializer, zeros } from "../initializers.ts";
import type { LayerSpec } from "../layer.ts";
import { type Extent, pair, slide } from "../window.ts";

export interface Conv2dOptions {
  readonly stride?: Extent;
  /** Rows and columns of zeros around the picture; `same` keeps its extents. */
  readonly padding?: Extent | "same";
  /** Checked against what arrives; it is inferred where absent. */
  readonly inChannels?: number;
  readonly bias?: boolean;
  readonly weightInit?: Initializer;
  readonly biasInit?: Initializer;
  readonly requiresGrad?: boolean;
}

/**
 * y = W ∗ x + b: one kernel for each output channel looks at every window of the picture with the same weights. x is
 * [channels, height, width] and W is [outChannels, channels, kernel height, kernel width] as in PyTorch; ∗ is the
 * cross-correlation, which does not flip W.
 *
 * Its memory besides x, y, W and b is what the kernels ask for, whatever the batch: the reference takes the windows of
 * one sample, channels · kernel height · kernel width · (output height · output width + outChannels) numbers.
 */
export function conv2d(outChannels: number, kernelSize: Extent, options: Conv2dOptions = {}): LayerSpec {
  const {
    stride = 1,
    padding = 0,
    inChannels,
    bias = true,
    weightInit,
    biasInit = zeros,
    requiresGrad = true,
  } = options;
  return {
    kind: "conv2d",
    options: { out_channels: outChannels, kernel_size: kernelSize, stride, padding, bias },
    requiresGrad,
    build({ input, kernels: k, nonlinearity, parameter }) {
      const { channels, window, output: extents } = slide("conv2d", input, { kernelSize, stride, padding });
      if (inChannels !== undefined && inChannels !== channels) {
        throw misuse("build conv2d", `in_channels ${channels} (the input is ${formatShape(input)})`, inChannels);
      }
      const output = [outChannels, ...extents];
      const W = parameter(
        "weight",
        [outChannels, channels, ...pair(kernelSize)],
        weightInit ?? defaultFor(nonlinearity),
      );
      const b = bias ? parameter("bias", [outChannels], biasInit, { decays: false }) : undefined;
      return {
        kind: "conv2d",
        output,
        scratch: () => [[k.conv2dRoom(input, output, window)]],
        flops: 2 * channels * size(window.kernel) * size(output),
        forward({ x, y, scratch: [room] }) {
          k.conv2d(y, x, W.value, b?.value, window, room); // z = W ∗ x + b
        },
        backward({ x, dy, dx, scratch: [room] }) {
          if (b) k.sumChannels(b.grad, dy); //                              BP3  ∂C/∂b = Σ δ
          k.conv2dBackwardWeight(W.grad, dy, x, window, room); //          BP4  ∂C/∂W = δ ∗ x
          if (dx) k.conv2dBackwardInput(dx, dy, W.value, window, room); // BP2  ∂C/∂x = δ ∗ flipped W
        },
      };
    },
  };
}
