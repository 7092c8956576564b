import type { GrayImage } from "../../data/gray-image.ts";
import { wantsInverting } from "../../data/image-input.ts";
import { mostPictureSide } from "./coding.ts";
import type { PictureDrawing } from "./drawing.ts";
import { resample } from "./resample.ts";

/** Half the width of the ramp from paper to ink around the level that parts them. */
const softness = 32;
/** From this on a pixel counts as ink when the picture is cut. */
const visible = 96;
/** A picture whose two sides of the level differ by less has no ink on it. */
const leastContrast = 24;

/**
 * The ink of a scan or a photograph: parted from the paper, cut out, its longer side 40 pixels at most. Undefined where there is none.
 * It is dark on light or light on dark, as the border says.
 */
export function inkOfImage({ width, height, gray }: GrayImage): PictureDrawing | undefined {
  const inverted = wantsInverting("auto", gray, width, height);
  const raw = inverted ? gray.map((level) => 255 - level) : gray;
  const level = partingLevel(raw);
  if (level === undefined) return undefined;
  const ink = raw.map((value) => Math.max(0, Math.min(255, (255 * (value - level + softness)) / (2 * softness))));
  const box = boxOf(ink, width, height);
  if (box === undefined) return undefined;
  const cut = new Uint8Array(box.width * box.height);
  for (let row = 0; row < box.height; row++) {
    const from = (box.top + row) * width + box.left;
    cut.set(ink.subarray(from, from + box.width), row * box.width);
  }
  return reduced(cut, box.width, box.height);
}

/** The level that parts ink from paper so that the two differ most between and least within (Otsu 1979); undefined where nothing is parted. */
function partingLevel(raw: Uint8Array): number | undefined {
  const counts = new Array<number>(256).fill(0);
  for (const level of raw) counts[level]!++;
  const total = raw.reduce((sum, level) => sum + level, 0);
  let [best, at, contrast] = [0, 0, 0];
  let [below, sumBelow] = [0, 0];
  for (let level = 0; level < 255; level++) {
    below += counts[level]!;
    sumBelow += level * counts[level]!;
    const above = raw.length - below;
    if (below === 0 || above === 0) continue;
    const apart = (total - sumBelow) / above - sumBelow / below;
    const between = below * above * apart * apart;
    if (between > best) [best, at, contrast] = [between, level, apart];
  }
  // The middle between the two, not the first level that parts them: in a clean drawing nothing lies between.
  return contrast < leastContrast ? undefined : middleOfGap(counts, at);
}

function middleOfGap(counts: readonly number[], level: number): number {
  let next = level + 1;
  while (next < 255 && counts[next] === 0) next++;
  return (level + next) / 2;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(ink: Uint8Array, width: number, height: number): Box | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 0; i < ink.length; i++) {
    if (ink[i]! < visible) continue;
    const [column, row] = [i % width, Math.floor(i / width)];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Small enough for a link, in its sixteen levels. */
function reduced(ink: Uint8Array, width: number, height: number): PictureDrawing {
  const longer = Math.max(width, height);
  const size = Math.min(mostPictureSide, longer);
  const square = resample({ width, height, ink }, size, size);
  const [wide, high] = [width, height].map((side) => Math.ceil((side * size) / longer)) as [number, number];
  const [left, top] = [Math.floor((size - wide) / 2), Math.floor((size - high) / 2)];
  const small = Uint8Array.from({ length: wide * high }, (_, i) => {
    const [column, row] = [i % wide, Math.floor(i / wide)];
    return 17 * Math.round(15 * square[(top + row) * size + left + column]!);
  });
  return { kind: "picture", width: wide, height: high, ink: small };
}
