import { powerOfTwo } from "./powers-of-two.ts";

const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** The upper half of the bits of sqrt(1/2). */
const SQRT_HALF_HIGH = 0x3fe6a09e;

const view = new DataView(new ArrayBuffer(8));

/**
 * The natural logarithm, at most 1 ulp from the true value (0.84 measured). log(±0) = -Infinity, log(x < 0) = NaN,
 * log(Infinity) = Infinity, log(NaN) = NaN; subnormal x are as precise as any.
 *
 * x = 2^k (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2); s = f / (2 + f); log(1 + f) = 2 atanh(s) = 2 s + s z g(z), z = s^2, g minimax of
 * degree 6 (scripts/elementary-coefficients.py). 2 s is taken as f - s f, and s f in two exact-minded halves around f^2 / 2, because f is
 * exact and carries the leading digits. The bits of x are read through a DataView, whose byte order is part of the call, not of the machine.
 */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const subnormal = x < SMALLEST_NORMAL;
  const normal = subnormal ? x * 18014398509481984 : x;
  view.setFloat64(0, normal);
  const exponent = (view.getInt32(0) - SQRT_HALF_HIGH) >> 20;
  const f = normal * powerOfTwo(-exponent) - 1;
  const k = subnormal ? exponent - 54 : exponent;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const g03 = 0.6666666666666734 + 0.3999999999941464 * z + (0.28571428742395616 + 0.2222219857237907 * z) * z2;
  const g46 = 0.18183564367574753 + 0.1531404949965362 * z + 0.1479596015461234 * z2;
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + z * (g03 + g46 * (z2 * z2))) + k * LN2_LOW) - f);
}
