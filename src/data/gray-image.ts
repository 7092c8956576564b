import { cannot } from "../kernels/errors.ts";

/** A picture of one channel: 0 black to 255 white, rows from the top, as every picture is read here. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/** The most pixels of one picture that is read, 4096 x 4096: a header that claims more is refused before anything is reserved. */
export const PIXEL_LIMIT: number = 2 ** 24;

/** Luminance of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, in 16-bit fixed point as Pillow computes it: the same picture gives the same numbers. */
export function luminance(red: number, green: number, blue: number): number {
  return (red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16;
}

/** A gray of opacity `alpha` (0 to 255) laid over white paper. */
export function overWhite(gray: number, alpha: number): number {
  return Math.floor((gray * alpha + 255 * (255 - alpha) + 127) / 255);
}

/** @throws NablaError for a picture without pixels or with more than {@link PIXEL_LIMIT} */
export function checkExtent(width: number, height: number, action: string): void {
  if (width < 1 || height < 1) throw cannot(action, "a picture of at least 1x1", `${width}x${height}`);
  if (width * height > PIXEL_LIMIT)
    throw cannot(action, `at most ${PIXEL_LIMIT} pixels`, `${width}x${height}`, "Scale the picture down.");
}
