import type { JSX } from "preact";
import { pens, type StrokesDrawing } from "../../drawing/drawing.ts";
import type { Crop } from "../../drawing/prepare.ts";
import { penWidth } from "./paint-pad.ts";

interface StrokePictureProps {
  readonly content: StrokesDrawing;
  /** What of the pad is seen. */
  readonly box: Crop;
  /** Where it will be cut. */
  readonly crop?: Crop | undefined;
}

/** The strokes as lines. */
export function StrokePicture({ content, box, crop }: StrokePictureProps): JSX.Element {
  const side = Math.max(box.width, box.height, 64);
  const [left, top] = [box.left + (box.width - side) / 2, box.top + (box.height - side) / 2];
  const margin = crop ? 0 : side * 0.04 + penWidth / 2;
  const view = [left - margin, top - margin, side + 2 * margin, side + 2 * margin].map(Math.round).join(" ");
  return (
    <svg viewBox={view} aria-hidden="true">
      {crop && <rect x={crop.left} y={crop.top} width={crop.width} height={crop.height} class="moved" />}
      {content.strokes.map(({ x, y }, i) => (
        <path key={i} class="stroke" stroke-width={penWidth * pens[content.pen]} d={pathOf(x, y)} />
      ))}
    </svg>
  );
}

function pathOf(x: readonly number[], y: readonly number[]): string {
  const points = x.map((at, i) => `${at} ${y[i]}`);
  return points.length === 1 ? `M${points[0]}h0` : `M${points.join("L")}`;
}
