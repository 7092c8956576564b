import { powerOfTwo } from "./powers-of-two.ts";

/** Above 709.78 exp overflows and below -745.13 it rounds to 0; a little further out nothing changes, and k stays small. */
const HIGHEST = 710;
const LOWEST = -746;

const INVERSE_LN2 = 1.4426950408889634;
/** ln 2 in two pieces: the first has 42 bits, so that k * LN2_HIGH is exact for every k in question. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
/** 1.5 * 2^52: adding and taking it away again rounds to the nearest whole number, ties to even. */
const ROUNDER = 6755399441055744;

/**
 * e^x, at most 1 ulp from the true value (0.73 measured, subnormal results included). exp(Infinity) = Infinity,
 * exp(-Infinity) = 0, exp(NaN) = NaN.
 *
 * x = k ln 2 + r with |r| <= ln 2 / 2, then 2^k (1 + r + r^2 q(r)), q minimax of degree 10 (scripts/elementary-coefficients.py).
 * Only + - *, comparisons and the making of 2^k, in a fixed order: an engine, or a vector unit, cannot get other bits.
 */
export function exp(x: number): number {
  const clamped = x > HIGHEST ? HIGHEST : x < LOWEST ? LOWEST : x;
  const k = clamped * INVERSE_LN2 + ROUNDER - ROUNDER;
  const high = clamped - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const q03 = 0.5 + 0.16666666666666685 * r + (0.04166666666666673 + 0.008333333333316751 * r) * r2;
  const q47 =
    0.0013888888888858577 + 0.0001984126989702652 * r + (2.4801587373494815e-5 + 2.755723426968793e-6 * r) * r2;
  const q810 = 2.755723355664751e-7 + 2.5112228199845754e-8 * r + 2.092688567459801e-9 * r2;
  const q = q03 + (q47 + q810 * r4) * r4;
  // 1 + r in two pieces, because its rounding is the largest error there is.
  const sum = 1 + high;
  const lost = 1 - sum + high;
  const p = sum + (lost - low + r2 * q);
  // Two factors: 2^1024 is no number, and a subnormal result has to be rounded once, at the end. `| 0` makes 0 of NaN; p stays NaN.
  const half = (k | 0) >> 1;
  return p * powerOfTwo(half) * powerOfTwo((k | 0) - half);
}
