import type { Coding } from "../shell/link.ts";
import { readBytes, writeBytes } from "./bytes-in-links.ts";
import { type Drawing, type Pen, type PictureDrawing, padSize, type Stroke, type StrokesDrawing } from "./drawing.ts";

/**
 * A drawing in a link, its parts parted by tildes: `strokes~middle~BYTES`, `picture~30~40~BYTES` or `sample~17`, and where it was
 * pushed the pixels to the right and down: `strokes~middle~BYTES~1~-2`.
 */
export const drawingCoding: Coding<Drawing> = {
  write({ content, push }) {
    const pushed = push[0] === 0 && push[1] === 0 ? [] : push;
    return [...writeContent(content), ...pushed].join("~");
  },
  read(text) {
    const parts = text.split("~");
    const length = lengths.get(parts[0]!);
    if (length === undefined || parts.length < length) return undefined;
    const content = readContent(parts.slice(0, length));
    const push = parts.slice(length).map(Number);
    const still = push.length === 0;
    const pushed = push.length === 2 && push.every((by) => Number.isInteger(by) && Math.abs(by) <= mostPush);
    if (content === undefined || !(still || pushed)) return undefined;
    return { content, push: still ? [0, 0] : [push[0]!, push[1]!] };
  },
};

/** How many parts a drawing of each kind has. */
const lengths: ReadonlyMap<string, number> = new Map([
  ["strokes", 3],
  ["picture", 4],
  ["sample", 2],
]);

/** Farther than this nothing of a digit is left in the image. */
export const mostPush = 20;
/** A picture's longer side, after which it is cut. */
export const mostPictureSide = 40;
/** More points than anybody draws; a link with more is somebody's mischief. */
const mostPoints = 20_000;

function writeContent(content: Drawing["content"]): readonly (string | number)[] {
  switch (content.kind) {
    case "strokes":
      return ["strokes", content.pen, writeBytes(Uint8Array.from(content.strokes.flatMap(strokeBytes)))];
    case "picture":
      return ["picture", content.width, content.height, writeBytes(packNibbles(content.ink))];
    case "sample":
      return ["sample", content.number];
  }
}

function readContent([kind, ...parts]: readonly string[]): Drawing["content"] | undefined {
  switch (kind) {
    case "strokes":
      return readStrokes(parts);
    case "picture":
      return readPicture(parts);
    default:
      return /^\d{1,9}$/.test(parts[0]!) ? { kind: "sample", number: Number(parts[0]) } : undefined;
  }
}

/** How many points, the first, and from each to the next; a whole number takes a byte where it is near 0. */
function strokeBytes({ x, y }: Stroke): number[] {
  const bytes = [...varint(x.length)];
  for (let i = 0; i < x.length; i++) {
    bytes.push(...varint(zigzag(x[i]! - (x[i - 1] ?? 0))), ...varint(zigzag(y[i]! - (y[i - 1] ?? 0))));
  }
  return bytes;
}

/** 0, −1, 1, −2 … as 0, 1, 2, 3 … */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** Seven bits a byte, the low ones first; the eighth says that more follow. */
function varint(value: number): number[] {
  return value < 128 ? [value] : [128 | (value & 127), ...varint(value >> 7)];
}

function readStrokes([pen, text]: readonly string[]): StrokesDrawing | undefined {
  const bytes = readBytes(text!);
  if (bytes === undefined || !(pen === "thin" || pen === "middle" || pen === "thick")) return undefined;
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 21 && at < bytes.length; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    return Number.NaN;
  };
  const step = (): number => {
    const value = next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const strokes: Stroke[] = [];
  while (at < bytes.length) {
    const length = next();
    if (!(length >= 1 && length <= mostPoints)) return undefined;
    const [x, y]: [number[], number[]] = [[], []];
    for (let i = 0; i < length; i++) {
      x.push((x[i - 1] ?? 0) + step());
      y.push((y[i - 1] ?? 0) + step());
      if (!onPad(x[i]!) || !onPad(y[i]!)) return undefined;
    }
    strokes.push({ x, y });
  }
  return { kind: "strokes", pen: pen satisfies Pen, strokes };
}

function onPad(value: number): boolean {
  return value >= 0 && value < padSize;
}

function packNibbles(ink: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(ink.length / 2));
  for (let i = 0; i < ink.length; i++) packed[i >> 1]! |= (ink[i]! / 17) << (i % 2 === 0 ? 4 : 0);
  return packed;
}

function readPicture([wide, high, text]: readonly string[]): PictureDrawing | undefined {
  const [width, height] = [Number(wide), Number(high)];
  const packed = readBytes(text!);
  const side = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= mostPictureSide;
  if (!side(width) || !side(height) || packed?.length !== Math.ceil((width * height) / 2)) return undefined;
  const ink = Uint8Array.from(
    { length: width * height },
    (_, i) => 17 * ((packed[i >> 1]! >> (i % 2 === 0 ? 4 : 0)) & 15),
  );
  return { kind: "picture", width, height, ink };
}
