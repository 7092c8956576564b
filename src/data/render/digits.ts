import type { Draw } from "../../core/initializers.ts";
import { misuse } from "../../kernels/errors.ts";
import { type EndlessSet, type PictureRange, type RenderedImages, renderRange } from "./endless.ts";
import { type DigitHand, everydayHand } from "./hand.ts";
import { renderStyle } from "./render-style.ts";
import type { Style } from "./skeleton.ts";
import { digitStyles } from "./skeletons/index.ts";

/** One handwritten digit prepared as MNIST's are: [784] grey levels row by row, 0 paper, 255 ink. Throws for a label that is not 0 to 9. */
export function renderDigit(label: number, random: Draw, hand: DigitHand = everydayHand): Uint8Array {
  return renderStyle(chooseStyle(label, random, hand.variety), hand, random);
}

/**
 * A way of writing the digit `label`, drawn as often as its weight says. Throws for a label that is not 0 to 9.
 * @param variety scales the weights of all but the commonest
 */
export function chooseStyle(label: number, random: Draw, variety = 1): Style {
  const styles = digitStyles[label];
  if (styles === undefined) throw misuse("render digit", "a whole number from 0 to 9", label);
  const commonest = styles.reduce((most, style) => (style.weight > most.weight ? style : most));
  const weightOf = (style: Style): number => (style === commonest ? 1 : variety) * style.weight;
  let left = random.uniform() * styles.reduce((sum, style) => sum + weightOf(style), 0);
  for (const style of styles) {
    left -= weightOf(style);
    if (left < 0) return style;
  }
  return commonest;
}

/** An endless set of handwritten digits. */
export function digitSet(seed: number, hand: DigitHand = everydayHand): EndlessSet {
  const classes = Array.from(digitStyles.keys(), String);
  return { name: "digits", seed, classes, render: (label, random) => renderDigit(label, random, hand) };
}

/** A range of the handwritten digits that `seed` names. @throws as {@link renderRange} does */
export function renderDigits(
  { seed, ...range }: PictureRange & { readonly seed: number },
  hand?: DigitHand,
): RenderedImages {
  return renderRange(digitSet(seed, hand), range);
}
