import type { AugmentStep } from "./step.ts";

/** Slants a picture: each row moves sideways by up to `amplitude` times its distance from the middle, evenly either way. */
export function shear({ amplitude, p = 1 }: { readonly amplitude: number; readonly p?: number }): AugmentStep {
  return {
    kind: "shear",
    p,
    move(map, draws) {
      map.compose(1, amplitude * draws.signed(), 0, 1);
    },
  };
}
