import type { Draw } from "../../core/initializers.ts";
import { cubicBSplineWeights } from "../spline.ts";

/** `length` numbers that vary smoothly: a cubic B-spline over standard normal knots every `spacing` places. */
export function wander(length: number, spacing: number, random: Draw): Float64Array {
  const knots = new Float64Array(Math.ceil(length / spacing) + 3);
  for (let k = 0; k < knots.length; k++) knots[k] = random.normal();
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const at = i / spacing;
    const k = Math.floor(at);
    const [a, b, c, d] = cubicBSplineWeights(at - k);
    values[i] = a * knots[k]! + b * knots[k + 1]! + c * knots[k + 2]! + d * knots[k + 3]!;
  }
  return values;
}
