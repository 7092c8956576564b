import type { AugmentStep } from "./step.ts";

/**
 * Stretches a picture about its middle, across and down each by a factor of its own, even on [1 − amplitude, 1 + amplitude]
 * (as Ciresan et al. 2010 scale).
 */
export function scale({ amplitude, p = 1 }: { readonly amplitude: number; readonly p?: number }): AugmentStep {
  return {
    kind: "scale",
    p,
    move(map, draws) {
      const across = 1 + amplitude * draws.signed();
      const down = 1 + amplitude * draws.signed();
      map.compose(1 / across, 0, 0, 1 / down);
    },
  };
}
