import type { Draw } from "../../core/initializers.ts";
import { stream } from "../../core/random/index.ts";
import { misuse } from "../../kernels/errors.ts";
import { everydayHand, type Hand } from "./hand.ts";
import { imageSize } from "./prepare.ts";
import { renderStyle } from "./render-style.ts";
import type { Style } from "./skeleton.ts";
import { digitStyles } from "./skeletons/index.ts";

const pixels = imageSize * imageSize;
const digits = digitStyles.length;
/** 784 MB of pixels; more come in ranges. */
const mostAtOnce = 1_000_000;

/** One handwritten digit prepared as MNIST's are: [784] grey levels row by row, 0 paper, 255 ink. Throws for a label that is not 0 to 9. */
export function renderDigit(label: number, random: Draw, hand: Hand = everydayHand): Uint8Array {
  return renderStyle(chooseStyle(label, random), hand, random);
}

/** A way of writing the digit `label`, drawn as often as its weight says. Throws for a label that is not 0 to 9. */
export function chooseStyle(label: number, random: Draw): Style {
  const styles = digitStyles[label];
  if (styles === undefined) throw misuse("render digit", "a whole number from 0 to 9", label);
  let left = random.uniform() * styles.reduce((sum, style) => sum + style.weight, 0);
  for (const style of styles) {
    left -= style.weight;
    if (left < 0) return style;
  }
  return styles[styles.length - 1]!;
}

/** Which digits to render: `count` of the endless sequence that `seed` names, from its image number `start` (0 if not given). */
export interface DigitRange {
  readonly count: number;
  readonly seed: number;
  readonly start?: number;
}

/** Images and what they show, in the same order. */
export interface RenderedDigits {
  /** [count, 784], row by row, 0 paper to 255 ink. */
  readonly images: Uint8Array;
  /** [count], 0 to 9; each ten images from a multiple of ten on show each digit once. */
  readonly labels: Uint8Array;
}

/**
 * A range of an endless set of handwritten digits. Image i depends on the seed and i alone, so a set can be extended or rendered in parts.
 * Throws when count is not a whole number up to a million or start is not a whole number from 0.
 */
export function renderDigits({ count, seed, start = 0 }: DigitRange, hand: Hand = everydayHand): RenderedDigits {
  if (!Number.isInteger(count) || count < 0 || count > mostAtOnce) {
    throw misuse(
      "render digits",
      `count to be a whole number from 0 to ${mostAtOnce}`,
      count,
      "Render more in ranges, with start.",
    );
  }
  if (!Number.isSafeInteger(start) || start < 0 || !Number.isSafeInteger(start + count)) {
    throw misuse("render digits", "start to be a whole number from 0", start);
  }
  const images = new Uint8Array(count * pixels);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const label = labelAt(seed, start + i);
    labels[i] = label;
    images.set(renderDigit(label, stream(seed, `digits/image/${start + i}`), hand), i * pixels);
  }
  return { images, labels };
}

/** The label of image i: place i mod 10 of its ten's own permutation of the digits. */
function labelAt(seed: number, i: number): number {
  const ten = Math.floor(i / digits);
  return stream(seed, `digits/labels/${ten}`).permutation(digits)[i - ten * digits]!;
}
