import type { GrayImage } from "./gray-image.ts";

/** Pixels between two pictures and around them all. */
const gap = 2;
const rule = 128;

/**
 * Pictures side by side in rows, black ink on white paper, ruled in gray.
 * @param images [count, size²], 0 paper to 255 ink
 */
export function contactSheet(images: Uint8Array, size: number, columns: number): GrayImage {
  const count = images.length / (size * size);
  const across = Math.max(1, Math.min(columns, count));
  const cell = size + gap;
  const width = gap + across * cell;
  const height = gap + Math.ceil(count / across) * cell;
  const gray = new Uint8Array(width * height).fill(rule);
  for (let i = 0; i < count; i++) {
    const row = Math.floor(i / across);
    const corner = (gap + row * cell) * width + gap + (i - row * across) * cell;
    for (let y = 0; y < size; y++) {
      const line = images.subarray((i * size + y) * size, (i * size + y + 1) * size);
      gray.set(
        line.map((ink) => 255 - ink),
        corner + y * width,
      );
    }
  }
  return { width, height, gray };
}
