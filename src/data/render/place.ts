import type { Draw } from "../../core/initializers.ts";
import { bounds, transform } from "./bounds.ts";
import type { CharacterHand } from "./hand.ts";
import type { InkPath } from "./pen.ts";

/** Below this, in pixels, the strokes of a character run into one another. */
const smallest = 8;

/** Scales and moves the paths, in place, to a size and a place of the writer's choosing on a page of `page` × `page` pixels; no ink leaves it. */
export function place(paths: readonly InkPath[], hand: CharacterHand, page: number, random: Draw): void {
  const box = bounds(paths, false);
  const wanted = hand.size * (1 + hand.sizeSpread * random.normal());
  const pen = bounds(paths, true);
  // The pen is as wide on the page as it is now, however the path is scaled.
  const margin = Math.max(pen.width - box.width, pen.height - box.height) / 2;
  const size = Math.min(page - 2 * margin, Math.max(smallest, wanted));
  const scale = size / Math.max(box.width, box.height, 1e-6);
  const start = (length: number): number => {
    const centre = page / 2 + hand.offCentre * random.normal();
    return Math.min(page - margin - length, Math.max(margin, centre - length / 2));
  };
  const left = start(box.width * scale);
  const top = start(box.height * scale);
  transform(paths, scale, left - box.left * scale, top - box.top * scale);
}
