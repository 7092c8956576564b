import { cos, pi, sin } from "../../kernels/elementary/sin.ts";
import type { AugmentStep } from "./step.ts";

/** Turns a picture about its middle by up to `amplitude` degrees either way, evenly. */
export function rotation({ amplitude, p = 1 }: { readonly amplitude: number; readonly p?: number }): AugmentStep {
  return {
    kind: "rotation",
    p,
    move(map, draws) {
      const angle = (amplitude * draws.signed() * pi) / 180;
      map.compose(cos(angle), -sin(angle), sin(angle), cos(angle));
    },
  };
}
