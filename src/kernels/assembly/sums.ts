import { get } from "./lanes";

/** sum plus those lanes of v that lie below `left` bytes, one after the other, in float64. */
// @ts-ignore: decorator
@inline
export function addLanes<T>(sum: f64, v: v128, left: isize): f64 {
  if (sizeof<T>() == 8) {
    sum += f64x2.extract_lane(v, 0);
    return left > 8 ? sum + f64x2.extract_lane(v, 1) : sum;
  }
  sum += <f64>f32x4.extract_lane(v, 0);
  if (left > 4) sum += <f64>f32x4.extract_lane(v, 1);
  if (left > 8) sum += <f64>f32x4.extract_lane(v, 2);
  return left > 12 ? sum + <f64>f32x4.extract_lane(v, 3) : sum;
}

/** The largest of the numbers in `bytes`; NaN is passed over. */
export function maximum<T>(a: usize, bytes: usize): T {
  let wide = v128.splat<T>(<T>-Infinity);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) wide = v128.pmax<T>(wide, v128.load(a + at, 0, 1));
  let max = v128.extract_lane<T>(wide, 0);
  const lane1 = v128.extract_lane<T>(wide, 1);
  if (lane1 > max) max = lane1;
  if (sizeof<T>() == 4) {
    const lane2 = <T>f32x4.extract_lane(wide, 2), lane3 = <T>f32x4.extract_lane(wide, 3);
    if (lane2 > max) max = lane2;
    if (lane3 > max) max = lane3;
  }
  for (; at < bytes; at += sizeof<T>()) {
    const x = load<T>(a + at);
    if (x > max) max = x;
  }
  return max;
}

/** Σ a of float32 numbers that stand together, in sixteen sums side by side, which are added in float64. */
export function sumStretch(a: usize, bytes: usize): f64 {
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
  let at: usize = 0;
  for (; at + 64 <= bytes; at += 64) {
    s0 = f32x4.add(s0, get(a + at)), s1 = f32x4.add(s1, v128.load(a + at, 16, 1));
    s2 = f32x4.add(s2, v128.load(a + at, 32, 1)), s3 = f32x4.add(s3, v128.load(a + at, 48, 1));
  }
  for (; at + 16 <= bytes; at += 16) s0 = f32x4.add(s0, get(a + at));
  let sum = sumLanes(s0) + sumLanes(s1) + sumLanes(s2) + sumLanes(s3);
  for (; at < bytes; at += 4) sum += <f64>load<f32>(a + at);
  return sum;
}

/** The four lanes of a vector, added in float64. */
// @ts-ignore: decorator
@inline
export function sumLanes(v: v128): f64 {
  const pair = f64x2.add(f64x2.promote_low_f32x4(v), f64x2.promote_low_f32x4(v128.shuffle<i64>(v, v, 1, 0)));
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}
