import { transform } from "../../data/render/bounds.ts";
import { fitToBox } from "../../data/render/fit.ts";
import { everydayHand, mouseHand } from "../../data/render/hand.ts";
import { digitSet, renderRange } from "../../data/render/index.ts";
import type { InkPath } from "../../data/render/pen.ts";
import {
  type BoxPlace,
  boxSize,
  centredPlace,
  centreOfMass,
  greyLevels,
  imageSize,
  mostMargin,
  putBox,
} from "../../data/render/prepare.ts";
import { rasterize } from "../../data/render/rasterize.ts";
import { testStart } from "../../data/render/rendered-data.ts";
import { type Drawing, type PictureDrawing, padSize, pens, type StrokesDrawing } from "./drawing.ts";
import { resample } from "./resample.ts";

/** How the pictures that a network was trained on were made: drawings for it are prepared in the same way. */
export type Preparation = "digits" | "characters";

/** A square of grey levels: 0 paper to 255 ink, row by row. */
export interface Square {
  readonly side: number;
  readonly grey: Uint8Array;
}

/** How a drawing became a network's input, step by step. */
export interface Prepared {
  /** The rectangle of the pad that has ink in it; absent for a sample, which was never on it. */
  readonly crop?: Crop;
  /** The ink drawn anew by the pen of the training pictures: for digits in a box of 20 × 20, for characters on the page. */
  readonly fitted?: Square;
  /** Where the ink's centre of mass lies in that box, in its pixels' numbers, and where the box was put; digits only. */
  readonly mass?: readonly [column: number, row: number];
  readonly place?: BoxPlace;
  /** The image before it was pushed. */
  readonly centred: Uint8Array;
  /** [784], what the network reads. */
  readonly image: Uint8Array;
}

/** On the pad, in points of its grid; for a picture in its own pixels. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Prepares a drawing as the training pictures were. Undefined where there is no ink. */
export function prepare({ content, push }: Drawing, how: Preparation): Prepared | undefined {
  const still = content.kind === "sample" ? { centred: sampleOf(content.number).image } : prepareInk(content, how);
  return still && { ...still, image: pushed(still.centred, push) };
}

type Still = Omit<Prepared, "image">;

const samples = digitSet(0);

/** Picture number `number` of the test part, and which digit it is. */
export function sampleOf(number: number): { readonly image: Uint8Array; readonly label: number } {
  const { images, labels } = renderRange(samples, { count: 1, start: testStart + number });
  return { image: images, label: labels[0]! };
}

function prepareInk(content: StrokesDrawing | PictureDrawing, how: Preparation): Still | undefined {
  const crop =
    content.kind === "strokes" ? cropOf(content) : { left: 0, top: 0, width: content.width, height: content.height };
  if (crop === undefined) return undefined;
  const fitted = how === "digits" ? fitDigit(content, crop) : fitCharacter(content, crop);
  if (fitted === undefined) return undefined;
  if (how === "characters") return { crop, fitted, centred: blackAndWhite(fitted.grey) };
  const wanted = centredPlace(fitted.grey);
  // A training picture whose box would leave the image is never made; what people draw must be read all the same.
  const place = { left: within(wanted.left), top: within(wanted.top) };
  return { crop, fitted, mass: centreOfMass(fitted.grey), place, centred: putBox(fitted.grey, place) };
}

function within(margin: number): number {
  return Math.max(0, Math.min(mostMargin, margin));
}

function cropOf({ strokes }: StrokesDrawing): Crop | undefined {
  const x = strokes.flatMap((stroke) => stroke.x);
  const y = strokes.flatMap((stroke) => stroke.y);
  if (x.length === 0) return undefined;
  const [left, top] = [x.reduce((a, b) => Math.min(a, b)), y.reduce((a, b) => Math.min(a, b))];
  return {
    left,
    top,
    width: x.reduce((a, b) => Math.max(a, b)) - left,
    height: y.reduce((a, b) => Math.max(a, b)) - top,
  };
}

/** The ink in MNIST's box, its longer side filled. */
function fitDigit(content: StrokesDrawing | PictureDrawing, crop: Crop): Square | undefined {
  if (content.kind === "picture") return greySquare(resample(content, boxSize, boxSize), boxSize);
  const paths = inkOf(content, crop, everydayHand.pen);
  fitToBox(paths, boxSize);
  return greySquare(rasterize(paths, boxSize), boxSize);
}

/** The ink on the page, as large as the hand writes on average and in the middle. */
function fitCharacter(content: StrokesDrawing | PictureDrawing, crop: Crop): Square | undefined {
  if (content.kind === "picture") return greySquare(resample(content, mouseHand.size, imageSize), imageSize);
  const paths = inkOf(content, crop, mouseHand.pen);
  const scale = mouseHand.size / Math.max(crop.width, crop.height, dot);
  transform(paths, scale, imageSize / 2, imageSize / 2);
  return greySquare(rasterize(paths, imageSize), imageSize);
}

function greySquare(coverage: Float64Array, side: number): Square | undefined {
  const grey = greyLevels(coverage);
  return grey && { side, grey };
}

/** What is smaller than this, in points of the pad, is a dot: drawn larger, the trembling of a click would be a sign. */
const dot = padSize / 64;

/** The strokes as the renderer's pen draws them, around their middle; a dot is a path that stays there. */
function inkOf({ strokes, pen }: StrokesDrawing, { left, top, width, height }: Crop, radius: number): InkPath[] {
  const still = Math.max(width, height) < dot;
  return strokes.map(({ x, y }) => {
    const from = (values: readonly number[], middle: number): Float64Array =>
      Float64Array.from([...values, values.at(-1)!], (value) => (still ? 0 : value - middle));
    const path = { x: from(x, left + width / 2), y: from(y, top + height / 2) };
    return { ...path, radius: new Float64Array(path.x.length).fill(radius * pens[pen]) };
  });
}

/** Half covered is where a pixel's centre lies on the edge of the ink, as src/data/render/characters.ts has it. */
function blackAndWhite(grey: Uint8Array): Uint8Array {
  return grey.map((level) => (level >= 128 ? 255 : 0));
}

/** The image moved by whole pixels; what comes in at the edge is paper. */
export function pushed(image: Uint8Array, [right, down]: readonly [number, number]): Uint8Array {
  const moved = new Uint8Array(image.length);
  for (let row = 0; row < imageSize; row++) {
    for (let column = 0; column < imageSize; column++) {
      const [fromRow, fromColumn] = [row - down, column - right];
      const inside = fromRow >= 0 && fromRow < imageSize && fromColumn >= 0 && fromColumn < imageSize;
      if (inside) moved[row * imageSize + column] = image[fromRow * imageSize + fromColumn]!;
    }
  }
  return moved;
}
