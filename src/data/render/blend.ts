import type { Draw } from "../../core/initializers.ts";
import type { ControlPoint, Skeleton, Style } from "./skeleton.ts";

/** A weighted mean of a style's masters, the weights drawn evenly; `exaggeration` pushes them away from the centre, also out of the hull. */
export function blendMasters(style: Style, exaggeration: number, random: Draw): Skeleton {
  const masters = style.masters;
  const shares = masters.map(() => random.uniform());
  const total = shares.reduce((sum, share) => sum + share, 1e-9);
  const centre = 1 / masters.length;
  const weights = shares.map((share) => centre + (1 + exaggeration) * (share / total - centre));
  return masters[0]!.map((stroke, s) =>
    stroke.map((_, p): ControlPoint => {
      let x = 0;
      let y = 0;
      let corner = 0;
      for (let m = 0; m < masters.length; m++) {
        const point = masters[m]![s]![p]!;
        x += weights[m]! * point[0];
        y += weights[m]! * point[1];
        corner += weights[m]! * (point[2] ?? 0);
      }
      return [x, y, Math.min(1, Math.max(0, corner))];
    }),
  );
}
