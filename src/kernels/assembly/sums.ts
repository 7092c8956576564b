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
