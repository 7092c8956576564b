import { imageSize } from "../../../data/render/prepare.ts";
import { type Drawing, padSize, pens, type Stroke } from "../../drawing/drawing.ts";
import { mixed } from "../../shell/mixed.ts";

/** The pen's width on the pad, in points of its grid: what that of the training pictures is to a digit that fills the pad. */
export const penWidth = 84;

interface Colours {
  readonly raised: string;
  readonly ink: string;
}

/** Paints strokes as the pen drew them, and anything else as the pixels that it was made into. */
export function paintPad(
  canvas: HTMLCanvasElement,
  content: Drawing["content"],
  image: Uint8Array | undefined,
  colours: Colours,
): void {
  const context = canvas.getContext("2d")!;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (content.kind !== "strokes") {
    if (image) paintPixels(context, image, canvas.width, colours);
    return;
  }
  const scale = canvas.width / padSize;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = penWidth * pens[content.pen];
  context.strokeStyle = colours.ink;
  for (const stroke of content.strokes) paintStroke(context, stroke);
}

function paintStroke(context: CanvasRenderingContext2D, { x, y }: Stroke): void {
  context.beginPath();
  context.moveTo(x[0]!, y[0]!);
  // A curve through the middles of the segments has no corner where the pointer was asked.
  for (let i = 1; i + 1 < x.length; i++) {
    context.quadraticCurveTo(x[i]!, y[i]!, (x[i]! + x[i + 1]!) / 2, (y[i]! + y[i + 1]!) / 2);
  }
  // A dot is a line that goes nowhere, with round ends.
  context.lineTo(x.at(-1)!, y.at(-1)!);
  context.stroke();
}

function paintPixels(
  context: CanvasRenderingContext2D,
  image: Uint8Array,
  side: number,
  { raised, ink }: Colours,
): void {
  for (let i = 0; i < image.length; i++) {
    if (image[i] === 0) continue;
    const [row, column] = [Math.floor(i / imageSize), i % imageSize];
    // Whole pixels of the screen, so that no seam is seen between two.
    const [left, right] = [column, column + 1].map((at) => Math.round((at * side) / imageSize)) as [number, number];
    const [top, bottom] = [row, row + 1].map((at) => Math.round((at * side) / imageSize)) as [number, number];
    context.fillStyle = `rgb(${mixed(raised, ink, image[i]! / 255).join(" ")})`;
    context.fillRect(left, top, right - left, bottom - top);
  }
}
