import type { AugmentStep } from "./step.ts";

/** Moves a picture by up to `amplitude` pixels, evenly and independently across and down; fractions of pixels count. */
export function shift({ amplitude, p = 1 }: { readonly amplitude: number; readonly p?: number }): AugmentStep {
  return {
    kind: "shift",
    p,
    move(map, draws) {
      const x = amplitude * draws.signed();
      const y = amplitude * draws.signed();
      map.translate(x, y);
    },
  };
}
