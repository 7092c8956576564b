import { useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { mixed } from "./mixed.ts";
import { colours } from "./theme.ts";

interface PixelsProps {
  /** 0 paper to 255 ink, row by row. */
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What is seen, for who does not see it; without it the picture is decoration. */
  readonly label?: string;
}

/** A picture of a few pixels, each of them seen: ink on paper in the colours of the theme. CSS gives its size. */
export function Pixels({ grey, width, height, label }: PixelsProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef(grey);
  shown.current = grey;
  const paint = (): void => paintPixels(canvas.current, shown.current, width, height);
  useSignalEffect(paint);
  // Props are no signals: what changed them has rendered this anew.
  queueMicrotask(paint);
  return (
    <canvas
      ref={canvas}
      class="pixels"
      width={width}
      height={height}
      role={label === undefined ? "presentation" : "img"}
      aria-label={label}
    />
  );
}

function paintPixels(canvas: HTMLCanvasElement | null, grey: Uint8Array, width: number, height: number): void {
  const { raised, ink } = colours.value;
  const context = canvas?.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  for (let i = 0; i < grey.length; i++) {
    const [r, g, b] = mixed(raised, ink, grey[i]! / 255);
    image.data.set([r, g, b, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}
