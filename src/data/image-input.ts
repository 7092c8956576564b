import { misuse } from "../kernels/errors.ts";
import type { GrayImage } from "./gray-image.ts";

/** Whether to turn black and white round: `auto` does where the border is lighter than mid-gray, as on paper. */
export type Invert = "auto" | boolean;

/** The size a network takes, and whether to invert: MNIST is white ink on black, scans are black ink on white. */
export interface ImageInputOptions {
  readonly width: number;
  readonly height: number;
  readonly invert?: Invert;
}

/** The mean, 0 to 255, of the outermost pixels of one picture or of several that follow each other: what the paper looks like. */
export function borderMean(gray: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < gray.length; i++) {
    const x = i % width;
    const y = Math.floor(i / width) % height;
    if (x !== 0 && x !== width - 1 && y !== 0 && y !== height - 1) continue;
    sum += gray[i]!;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** Whether pictures want inverting: what the caller says, or else what their border says. */
export function wantsInverting(invert: Invert, gray: Uint8Array, width: number, height: number): boolean {
  return invert === "auto" ? borderMean(gray, width, height) > 127.5 : invert;
}

/** A picture as a set holds it: width x height bytes from 0 (paper) to 255 (ink). @throws UsageError for a picture of another size */
export function imageInput(image: GrayImage, options: ImageInputOptions, name = "the picture"): Uint8Array {
  const { width, height, invert = "auto" } = options;
  if (image.width !== width || image.height !== height) {
    throw misuse(
      `use ${name} as input`,
      `${width}x${height} pixels`,
      `${image.width}x${image.height}`,
      `Scale it to ${width}x${height}.`,
    );
  }
  const inverted = wantsInverting(invert, image.gray, width, height);
  return inverted ? image.gray.map((value) => 255 - value) : image.gray;
}
