import { useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { mixed } from "../../../shell/mixed.ts";
import { colours } from "../../../shell/theme.ts";

interface SignedPixelsProps {
  /** side × side numbers, row by row. */
  readonly values: Float32Array;
  readonly side: number;
}

/** Numbers as pixels: blue above 0, orange below, paper at 0, the largest of them full. */
export function SignedPixels({ values, side }: SignedPixelsProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef(values);
  shown.current = values;
  const paint = (): void => {
    const { paper, blue, orange } = colours.value;
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const most = shown.current.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12);
    const image = context.createImageData(side, side);
    for (const [i, value] of shown.current.entries()) {
      const [r, g, b] = mixed(paper, value > 0 ? blue : orange, Math.abs(value) / most);
      image.data.set([r, g, b, 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
  };
  useSignalEffect(paint);
  queueMicrotask(paint);
  return <canvas ref={canvas} class="pixels" width={side} height={side} />;
}
