import type { Evaluator } from "../../core/evaluate.ts";
import { argmax } from "../../core/metrics.ts";
import { predict } from "../../lab/predict.ts";
import { pushed } from "../drawing/prepare.ts";
import type { StudioNetwork } from "./network.ts";

/** What a network says of an image. */
export interface Reading {
  /** One a class, in the classes' order. */
  readonly probabilities: readonly number[];
  /** The most probable class, as its number. */
  readonly best: number;
  /**
   * Why it should not be believed, if it should not: `wavering`, as it says something else of the same image a pixel to the side; or
   * `unlike`, as there is more ink, or less, than in the pictures that it learnt from.
   */
  readonly doubt?: "wavering" | "unlike";
}

/**
 * The mean of the best class's probability over the image and its four neighbours, below which a reading is doubted. A network is often sure of
 * what it never learnt, but seldom of all five. Chosen, as the ink below, so that 5% of the rendered digits that are read right are doubted:
 * scripts/studio/unsure.mjs measures what it is worth (docs/studio.md).
 */
export const leastMean = 0.65;

/** How much ink the pictures of each kind have, in full pixels; of the test pictures 1 in 200 has less, and 1 in 200 more. */
export const usualInk = { digits: [28, 206], characters: [46, 130] } as const;

const neighbours = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Reads an image [784]. @param pen how much thicker than usual the strokes are */
export function read({ model, hand }: StudioNetwork, evaluator: Evaluator, image: Uint8Array, pen: number): Reading {
  const side = image.length;
  const images = new Uint8Array(side * (1 + neighbours.length));
  images.set(image);
  for (const [i, push] of neighbours.entries()) images.set(pushed(image, push), (i + 1) * side);
  const [first, ...others] = predict(evaluator, model.meta, images).map(({ probabilities }) => probabilities!);
  const best = argmax(first!, 0, first!.length);
  const mean = [first!, ...others].reduce((sum, p) => sum + p[best]!, 0) / (1 + neighbours.length);
  const ink = image.reduce((sum, level) => sum + level, 0) / 255 / pen;
  const [least, most] = usualInk[hand];
  const doubt = ink < least || ink > most ? "unlike" : mean < leastMean ? "wavering" : undefined;
  return { probabilities: first!, best, ...(doubt && { doubt }) };
}
