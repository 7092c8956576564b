import { z } from "zod";
import { type Extent, pair } from "../../../core/window.ts";
import { formatShape, type Shape } from "../../../kernels/tensor.ts";
import type { Options } from "../entry.ts";
import { wholeNumber } from "../fields.ts";

/** No picture is higher or wider. */
const most = 65_536;

/** One whole number for both ways, or two: vertical, then horizontal. */
export function extent(atLeast: number): z.ZodType<Extent> {
  const one = wholeNumber({ atLeast, atMost: most });
  const error = `a whole number from ${atLeast} to ${most}, or two of them: [vertical, horizontal]`;
  return z.union([one, z.tuple([one, one])], { error });
}

/** The same, or `same`. */
export function paddingOrSame(): z.ZodType<Extent | "same"> {
  const one = wholeNumber({ atLeast: 0, atMost: most });
  const error = `same, a whole number from 0 to ${most}, or two of them: [vertical, horizontal]`;
  return z.union([z.literal("same"), one, z.tuple([one, one])], { error });
}

/** Why what arrives is no picture; undefined where it is one. */
export function noPicture(input: Shape, from: string): string | undefined {
  if (input.length === 3) return undefined;
  const cure = from.includes(" flatten ") ? "Put it before flatten." : "Use linear for numbers that are no picture.";
  return `needs pictures of channels x height x width, but ${from}. ${cure}`;
}

/** Why a kernel finds no place in a picture; undefined where it does. */
export function tooLarge(input: Shape, kernel: Extent, padding: Extent): string | undefined {
  const [size, border] = [pair(kernel), pair(padding)];
  const room = border.map((rows, axis) => (input[axis + 1] ?? 0) + 2 * rows);
  if (size.every((extent, axis) => extent <= room[axis])) return undefined;
  const largest = size.map((extent, axis) => Math.min(extent, room[axis]));
  const where = `${formatShape(input)} with padding ${short(border)}`;
  return `kernel ${formatShape(size)} does not fit into ${where}. Use a kernel_size of at most ${short(largest)}.`;
}

/** Why a pooling window does not go with what arrives; undefined where it does. */
export function poolMismatch(options: Options, input: Shape, from: string): string | undefined {
  const { kernel_size: kernel, padding } = options as { kernel_size: Extent; padding: Extent };
  const half = pair(kernel).map((extent) => Math.floor(extent / 2));
  if (pair(padding).some((rows, axis) => rows > half[axis])) {
    return `padding ${short(pair(padding))} is more than half the kernel ${formatShape(pair(kernel))}. Use at most ${short(half)}.`;
  }
  return noPicture(input, from) ?? tooLarge(input, kernel, padding);
}

/** `2`, or `[2, 3]` where the two differ. */
export function short([vertical, horizontal]: readonly number[]): string {
  return vertical === horizontal ? String(vertical) : `[${vertical}, ${horizontal}]`;
}
