import { conv2d as build, type Conv2dOptions } from "../../../core/layers/conv2d.ts";
import { type Extent, pair } from "../../../core/window.ts";
import { formatShape, type Shape } from "../../../kernels/tensor.ts";
import { entry } from "../entry.ts";
import { flag, wholeNumber } from "../fields.ts";
import { options } from "../form.ts";
import { buildInitializer, initializerSchema } from "../initializers.ts";
import { extent, noPicture, paddingOrSame, short, tooLarge } from "./extent.ts";
import type { LayerEntry } from "./layer-entry.ts";

/** More maps than any layer has; it keeps a slip of the finger from asking for a terabyte. */
const mostChannels = 65_536;

/** What a mismatch can be about. */
interface Given {
  readonly kernel_size: Extent;
  readonly stride: Extent;
  readonly padding: Extent | "same";
  readonly in_channels?: number;
}

export const conv2d: LayerEntry = {
  ...entry({
    name: "conv2d",
    description: "y = W ∗ x + b: the same kernels look at every window of a picture.",
    options: options({
      out_channels: wholeNumber({ atLeast: 1, atMost: mostChannels }).describe("How many kernels, and channels out."),
      kernel_size: extent(1).describe("The window: 3 is 3x3; [5, 3] is 5 high and 3 wide."),
      stride: extent(1).default(1).describe("How far the window moves."),
      padding: paddingOrSame().default(0).describe("Zeros around the picture; same keeps its size."),
      in_channels: wholeNumber({ atLeast: 1 }).optional().describe("How many channels in; inferred where absent."),
      bias: flag().default(true).describe("Whether each channel has a bias."),
      weight_init: initializerSchema
        .optional()
        .describe("What the weight starts from; by default He before a ReLU, Xavier otherwise."),
      bias_init: initializerSchema.prefault({ zeros: {} }).describe("What the bias starts from."),
      requires_grad: flag().default(true).describe("false freezes weight and bias."),
    }),
    build({ out_channels, kernel_size, stride, padding, in_channels, bias, weight_init, bias_init, requires_grad }) {
      const rest: Conv2dOptions = { stride, padding, bias, requiresGrad: requires_grad };
      return build(out_channels, kernel_size, {
        ...rest,
        biasInit: buildInitializer(bias_init),
        ...(in_channels === undefined ? {} : { inChannels: in_channels }),
        ...(weight_init === undefined ? {} : { weightInit: buildInitializer(weight_init) }),
      });
    },
  }),
  mismatch: (given, input, from) => mismatch(given as unknown as Given, input, from),
};

function mismatch(
  { kernel_size, stride, padding, in_channels }: Given,
  input: Shape,
  from: string,
): string | undefined {
  const kernel = pair(kernel_size);
  const still = pair(stride).every((step) => step === 1);
  if (padding === "same" && !still) {
    const close = kernel.map((size) => Math.floor((size - 1) / 2));
    return `padding same needs stride 1, but stride is ${short(pair(stride))}. Use padding ${short(close)}.`;
  }
  // As much as the kernel or more would only add outputs that see nothing but zeros.
  const border = padding === "same" ? [0, 0] : pair(padding);
  if (border.some((rows, axis) => rows >= kernel[axis])) {
    const cure = `Use at most ${short(kernel.map((size) => size - 1))}.`;
    return `padding ${short(border)} is as large as the kernel ${formatShape(kernel)}. ${cure}`;
  }
  const misfit = noPicture(input, from) ?? (padding === "same" ? undefined : tooLarge(input, kernel, padding));
  if (misfit !== undefined) return misfit;
  if (in_channels === undefined || in_channels === input[0]) return undefined;
  return `in_channels ${in_channels} given, but ${from}. Delete in_channels (it is inferred) or use ${input[0]}.`;
}
