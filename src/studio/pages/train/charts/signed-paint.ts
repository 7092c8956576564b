import type { Colours } from "../../../charts/canvas.tsx";
import { mixed } from "../../../shell/mixed.ts";

/** How many colours there are on either side of 0. */
const levels = 255;

/** Paints values from −1 to 1 into pixels: orange below 0, paper at it, blue above; what is beyond is cut to that range. */
export function signedPaint({
  paper,
  blue,
  orange,
}: Colours): (pixels: Uint32Array, values: ArrayLike<number>, scale: number, from: number) => void {
  const palette = Uint32Array.from({ length: 2 * levels + 1 }, (_, i) => {
    const share = (i - levels) / levels;
    const [r, g, b] = mixed(paper, share < 0 ? orange : blue, Math.abs(share));
    // A pixel of an ImageData as one little-endian word.
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
  return (pixels, values, scale, from) => {
    for (let i = 0; i < pixels.length; i++) {
      const value = Math.max(-1, Math.min(1, values[from + i]! * scale));
      pixels[i] = palette[Math.round(value * levels) + levels]!;
    }
  };
}
