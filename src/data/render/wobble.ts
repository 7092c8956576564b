import type { Draw } from "../../core/initializers.ts";
import type { Hand } from "./hand.ts";
import type { ControlPoint, Skeleton } from "./skeleton.ts";

/** Correlation of a point's error with that of the point before: a hand that is off stays off for a while. */
const inertia = 0.6;
/** Keeps the variance 1: inertia² + renewal² = 1. */
const renewal = 0.8;

/** Moves every control point a little, and every stroke after the first as a whole, which is then longer or shorter than meant. */
export function wobble(skeleton: Skeleton, hand: Hand, random: Draw): Skeleton {
  return skeleton.map((stroke, s) => {
    const shiftX = s === 0 ? 0 : hand.joining * random.normal();
    const shiftY = s === 0 ? 0 : hand.joining * random.normal();
    const stretch = s === 0 ? 1 : 1 + 2 * hand.joining * random.normal();
    const [startX, startY] = stroke[0]!;
    let swayX = random.normal();
    let swayY = random.normal();
    return stroke.map(([x, y, corner]): ControlPoint => {
      swayX = inertia * swayX + renewal * random.normal();
      swayY = inertia * swayY + renewal * random.normal();
      return [
        startX + stretch * (x - startX) + shiftX + hand.jitter * swayX,
        startY + stretch * (y - startY) + shiftY + hand.jitter * swayY,
        corner,
      ];
    });
  });
}
