import type { Draw } from "../../core/initializers.ts";
import { stream } from "../../core/random/index.ts";
import { misuse } from "../../kernels/errors.ts";
import type { Table } from "../table.ts";
import { imageSize } from "./prepare.ts";

const pixels = imageSize * imageSize;
/** 784 MB of pixels; more come in ranges. */
export const mostAtOnce = 1_000_000;

/** Rendered pictures without end: picture i depends on the set, its seed and i alone, so a set can be extended or rendered in parts. */
export interface EndlessSet {
  /** Names the set's streams of chance, and the set in messages. */
  readonly name: string;
  readonly seed: number;
  readonly classes: readonly string[];
  /** One picture of class `label`: [784], row by row, 0 paper, 255 ink. */
  readonly render: (label: number, random: Draw) => Uint8Array;
}

/** Which pictures: `count` from number `start` (0 if not given) on. */
export interface PictureRange {
  readonly count: number;
  readonly start?: number;
}

/** Images and what they show, in the same order. */
export interface RenderedImages {
  /** [count, 784], row by row, 0 paper to 255 ink. */
  readonly images: Uint8Array;
  /** [count], each an index into the set's classes; of k classes, each k images from a multiple of k on show each class once. */
  readonly labels: Uint8Array | Uint16Array;
}

/**
 * A range of an endless set.
 * Throws when count is not a whole number up to a million or start is not a whole number from 0.
 */
export function renderRange(set: EndlessSet, { count, start = 0 }: PictureRange): RenderedImages {
  const action = `render ${set.name}`;
  if (!Number.isInteger(count) || count < 0 || count > mostAtOnce) {
    throw misuse(
      action,
      `count to be a whole number from 0 to ${mostAtOnce}`,
      count,
      "Render more in ranges, with start.",
    );
  }
  if (!Number.isSafeInteger(start) || start < 0 || !Number.isSafeInteger(start + count)) {
    throw misuse(action, "start to be a whole number from 0", start);
  }
  const images = new Uint8Array(count * pixels);
  const labels = labelsOf(set, count, start);
  for (let i = 0; i < count; i++) images.set(picture(set, labels[i]!, start + i), i * pixels);
  return { images, labels };
}

/**
 * A range of an endless set as a table, pictures [1, 28, 28] of bytes. With `fresh` each epoch has new pictures of the same classes: where
 * the first epoch has picture i of the set's numbering, epoch e has the one drawn by the chance of number i + (e − 1)·count.
 */
export function renderedTable(set: EndlessSet, range: PictureRange, fresh: boolean): Table {
  const { images, labels } = renderRange(set, range);
  const { count, start = 0 } = range;
  return {
    length: count,
    input: [1, imageSize, imageSize],
    inputs: images,
    targets: { kind: "classes", labels, classes: set.classes },
    ...(fresh ? { renew: (row, epoch) => picture(set, labels[row]!, start + (epoch - 1) * count + row) } : {}),
  };
}

function picture(set: EndlessSet, label: number, i: number): Uint8Array {
  return set.render(label, stream(set.seed, `${set.name}/image/${i}`));
}

/** The label of picture i is, of k classes, place i mod k of its round's own permutation of them. */
function labelsOf(
  { name, seed, classes: { length: k } }: EndlessSet,
  count: number,
  start: number,
): RenderedImages["labels"] {
  const labels = k > 256 ? new Uint16Array(count) : new Uint8Array(count);
  let round = Math.floor(start / k);
  for (let first = round * k - start; first < count; first += k, round++) {
    const order = stream(seed, `${name}/labels/${round}`).permutation(k);
    for (let j = Math.max(0, -first); j < k && first + j < count; j++) labels[first + j] = order[j]!;
  }
  return labels;
}
