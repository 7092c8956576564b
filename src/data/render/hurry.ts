import type { Draw } from "../../core/initializers.ts";
import type { Hand } from "./hand.ts";
import type { ControlPoint, Skeleton } from "./skeleton.ts";

/** Twice this would turn a zigzag inside out. */
const most = 0.5;

/** Cuts corners as a fast hand does: every point inside a stroke moves towards the middle of its neighbours, by one share for the whole sign. */
export function hurry(skeleton: Skeleton, hand: Hand, random: Draw): Skeleton {
  const share = Math.min(most, Math.abs(hand.speed * random.normal()));
  return skeleton.map((stroke) =>
    stroke.map((point, i): ControlPoint => {
      const [before, after] = [stroke[i - 1], stroke[i + 1]];
      if (before === undefined || after === undefined) return point;
      const [x, y, corner = 0] = point;
      const towards = (value: number, a: number, b: number): number => value + share * ((a + b) / 2 - value);
      return [towards(x, before[0], after[0]), towards(y, before[1], after[1]), corner * (1 - share)];
    }),
  );
}
