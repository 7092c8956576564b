import { type GrayImage, luminance, overWhite } from "../../data/gray-image.ts";
import type { PictureDrawing } from "./drawing.ts";
import { inkOfImage } from "./ink-of-image.ts";

/** Larger pictures are made smaller first: no stroke of a digit is thinner than a pixel then. */
const mostSide = 1024;

/** The ink of a picture in any format that the browser knows; undefined where it is no picture or has no ink. */
export async function readImageFile(file: Blob): Promise<PictureDrawing | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  const scale = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d")!;
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return inkOfImage(grayOf(context.getImageData(0, 0, width, height)));
}

function grayOf({ width, height, data }: ImageData): GrayImage {
  const gray = Uint8Array.from({ length: width * height }, (_, i) => {
    const [red, green, blue, alpha] = data.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    return overWhite(luminance(red, green, blue), alpha);
  });
  return { width, height, gray };
}
