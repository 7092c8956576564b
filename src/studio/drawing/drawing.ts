/** The side of the pad: strokes are drawn on a grid of so many points each way. */
export const padSize = 1024;

/** What the pen did between being put down and being lifted: point i is (x[i], y[i]), whole numbers from 0 to padSize − 1. */
export interface Stroke {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** How thick the pen is, relative to the mean of the hands that the training pictures were written by. */
export const pens = { thin: 0.75, middle: 1, thick: 1.4 } as const;

export type Pen = keyof typeof pens;

/** Strokes on the pad. */
export interface StrokesDrawing {
  readonly kind: "strokes";
  readonly pen: Pen;
  readonly strokes: readonly Stroke[];
}

/** The ink of a picture that was dropped or chosen, cut out and made small: 0 paper to 255 ink, in steps of 17, row by row. */
export interface PictureDrawing {
  readonly kind: "picture";
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** Picture number `number` of the test part of the rendered digits, which no network was trained on. */
export interface SampleDrawing {
  readonly kind: "sample";
  readonly number: number;
}

/** What is to be read, and by how many pixels the prepared image is then pushed right and down. */
export interface Drawing {
  readonly content: StrokesDrawing | PictureDrawing | SampleDrawing;
  readonly push: readonly [number, number];
}

export const emptyDrawing: Drawing = { content: { kind: "strokes", pen: "middle", strokes: [] }, push: [0, 0] };
