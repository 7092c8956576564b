import type { AugmentStep } from "./step.ts";

/**
 * Makes a picture of two brightnesses: pixels of at least `level` times the brightest become it, all others 0. It brings
 * back the look of pictures that had only two, which resampling has made grey.
 */
export function threshold({ level = 0.5, p = 1 }: { readonly level?: number; readonly p?: number } = {}): AugmentStep {
  return {
    kind: "threshold",
    p,
    paint: () => (to, from, peak) => {
      for (let i = 0; i < to.length; i++) to[i] = from[i] >= level * peak ? peak : 0;
    },
  };
}
