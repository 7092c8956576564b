import type { Draw } from "../../core/initializers.ts";
import { cubicBSplineWeights } from "../spline.ts";

/** `length` numbers that vary smoothly: a cubic B-spline over standard normal knots every `spacing` places. */
export function wander(length: number, spacing: number, random: Draw): Float64Array {
  const knots = Float64Array.from({ length: Math.ceil(length / spacing) + 3 }, () => random.normal());
  return Float64Array.from({ length }, (_, i) => {
    const at = i / spacing;
    const k = Math.floor(at);
    const [a, b, c, d] = cubicBSplineWeights(at - k);
    return a * knots[k]! + b * knots[k + 1]! + c * knots[k + 2]! + d * knots[k + 3]!;
  });
}
