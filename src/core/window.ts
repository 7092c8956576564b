import { misuse } from "../kernels/errors.ts";
import type { Window } from "../kernels/kernels.ts";
import { formatShape, type Shape } from "../kernels/tensor.ts";

/** Two extents, vertical then horizontal; one number stands for both. */
export type Extent = number | readonly [vertical: number, horizontal: number];

/** How a layer's window is asked for. `same` pads so that the output is as large as the input; it needs stride 1. */
export interface WindowOptions {
  readonly kernelSize: Extent;
  readonly stride: Extent;
  readonly padding: Extent | "same";
}

/** A window over pictures of one shape, and the extents of what comes out. */
export interface Sliding {
  readonly channels: number;
  readonly window: Window;
  readonly output: readonly [height: number, width: number];
}

/** Both of an extent. */
export function pair(extent: Extent): readonly [number, number] {
  return typeof extent === "number" ? [extent, extent] : extent;
}

/**
 * Slides a window over pictures of shape [channels, height, width]: ⌊(extent + 2·padding − kernel) / stride⌋ + 1 places
 * each way, as in PyTorch. An even kernel with `same` padding gets the odd row and column below and on the right.
 * @throws UsageError where the input is no picture or the window does not fit it.
 */
export function slide(kind: string, input: Shape, options: WindowOptions): Sliding {
  const action = `build ${kind}`;
  if (input.length !== 3) throw misuse(action, "an input of channels x height x width", formatShape(input));
  const [channels, ...extents] = input;
  const [kernel, stride] = [pair(options.kernelSize), pair(options.stride)];
  const { padding } = options;
  if (!whole(kernel, 1)) throw misuse(action, "a kernel_size of positive whole numbers", kernel);
  if (!whole(stride, 1)) throw misuse(action, "a stride of positive whole numbers", stride);
  if (padding === "same") {
    if (stride[0] > 1 || stride[1] > 1) throw misuse(action, "a stride of 1 with padding same", formatShape(stride));
    const [top, left] = [Math.floor((kernel[0] - 1) / 2), Math.floor((kernel[1] - 1) / 2)];
    return { channels, window: { kernel, stride, padding: [top, left] }, output: [extents[0], extents[1]] };
  }
  const border = pair(padding);
  if (!whole(border, 0)) throw misuse(action, "a padding of whole numbers", border);
  const count = (axis: 0 | 1): number =>
    Math.floor((extents[axis] + 2 * border[axis] - kernel[axis]) / stride[axis]) + 1;
  const output = [count(0), count(1)] as const;
  if (output[0] < 1 || output[1] < 1) {
    const largest = [extents[0] + 2 * border[0], extents[1] + 2 * border[1]];
    throw misuse(action, `a kernel of at most ${formatShape(largest)}`, formatShape(kernel));
  }
  return { channels, window: { kernel, stride, padding: border }, output };
}

/**
 * The same for pooling, where the padding is at most half the kernel, so that every window lies on the picture.
 * @throws UsageError where it is more.
 */
export function slidePool(kind: string, input: Shape, options: WindowOptions): Sliding {
  const sliding = slide(kind, input, options);
  const { kernel, padding } = sliding.window;
  if (padding.some((border, axis) => 2 * border > kernel[axis])) {
    const half = kernel.map((extent) => Math.floor(extent / 2));
    throw misuse(`build ${kind}`, `a padding of at most ${formatShape(half)}, half the kernel`, formatShape(padding));
  }
  return sliding;
}

/** Whether both are whole numbers of at least so much. */
function whole(both: readonly number[], least: number): boolean {
  return both.length === 2 && both.every((extent) => Number.isSafeInteger(extent) && extent >= least);
}
