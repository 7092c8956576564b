import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { palettes, Theme } from "../../lab/report/palette.ts";
import { colours } from "../shell/theme.ts";

/** The colours of the theme, by name. */
export type Colours = (typeof palettes)[Theme];

interface CanvasProps {
  /** What is to be seen, in words. */
  readonly label: string;
  /** In CSS pixels, from the width that there is. */
  readonly height: (width: number) => number;
  readonly draw: (context: CanvasRenderingContext2D, size: { width: number; height: number }, colours: Colours) => void;
}

/** A picture as wide as its place, drawn anew whenever its page renders, its place changes or its theme does. */
export function Canvas({ label, height, draw }: CanvasProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const theme = colours.value;
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(canvas.current!.parentElement!);
    return () => observer.disconnect();
  }, []);
  const size = { width, height: width > 0 ? Math.round(height(width)) : 0 };
  useLayoutEffect(() => {
    const { current } = canvas;
    const context = current?.getContext("2d");
    if (!current || !context || width === 0) return;
    const scale = devicePixelRatio;
    const [wide, high] = [Math.round(size.width * scale), Math.round(size.height * scale)];
    if (current.width !== wide || current.height !== high) [current.width, current.height] = [wide, high];
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    draw(context, size, theme);
  });
  return (
    <div class="canvas">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{ width: `${size.width}px`, height: `${size.height}px` }}
      />
    </div>
  );
}
