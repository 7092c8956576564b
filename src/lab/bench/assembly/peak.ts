/**
 * The most that plain 128-bit SIMD reaches: twelve sums that do not wait for one another, each multiplied and added to in
 * every turn, four times over so that the loop itself does not count. It loads nothing.
 */
// @ts-ignore: decorator
@inline
function multiplyAdd<T>(turns: i32): T {
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(1), s2 = v128.splat<T>(2), s3 = v128.splat<T>(3), s4 = v128.splat<T>(4), s5 = v128.splat<T>(5);
  let s6 = v128.splat<T>(6), s7 = v128.splat<T>(7), s8 = v128.splat<T>(8), s9 = v128.splat<T>(9), s10 = v128.splat<T>(10), s11 = v128.splat<T>(11);
  const factor = v128.load_splat<T>(64), term = v128.load_splat<T>(96);
  for (let i = 0; i < turns; i++) {
    s0 = v128.add<T>(v128.mul<T>(s0, factor), term), s1 = v128.add<T>(v128.mul<T>(s1, factor), term), s2 = v128.add<T>(v128.mul<T>(s2, factor), term);
    s3 = v128.add<T>(v128.mul<T>(s3, factor), term), s4 = v128.add<T>(v128.mul<T>(s4, factor), term), s5 = v128.add<T>(v128.mul<T>(s5, factor), term);
    s6 = v128.add<T>(v128.mul<T>(s6, factor), term), s7 = v128.add<T>(v128.mul<T>(s7, factor), term), s8 = v128.add<T>(v128.mul<T>(s8, factor), term);
    s9 = v128.add<T>(v128.mul<T>(s9, factor), term), s10 = v128.add<T>(v128.mul<T>(s10, factor), term), s11 = v128.add<T>(v128.mul<T>(s11, factor), term);
    s0 = v128.add<T>(v128.mul<T>(s0, factor), term), s1 = v128.add<T>(v128.mul<T>(s1, factor), term), s2 = v128.add<T>(v128.mul<T>(s2, factor), term);
    s3 = v128.add<T>(v128.mul<T>(s3, factor), term), s4 = v128.add<T>(v128.mul<T>(s4, factor), term), s5 = v128.add<T>(v128.mul<T>(s5, factor), term);
    s6 = v128.add<T>(v128.mul<T>(s6, factor), term), s7 = v128.add<T>(v128.mul<T>(s7, factor), term), s8 = v128.add<T>(v128.mul<T>(s8, factor), term);
    s9 = v128.add<T>(v128.mul<T>(s9, factor), term), s10 = v128.add<T>(v128.mul<T>(s10, factor), term), s11 = v128.add<T>(v128.mul<T>(s11, factor), term);
    s0 = v128.add<T>(v128.mul<T>(s0, factor), term), s1 = v128.add<T>(v128.mul<T>(s1, factor), term), s2 = v128.add<T>(v128.mul<T>(s2, factor), term);
    s3 = v128.add<T>(v128.mul<T>(s3, factor), term), s4 = v128.add<T>(v128.mul<T>(s4, factor), term), s5 = v128.add<T>(v128.mul<T>(s5, factor), term);
    s6 = v128.add<T>(v128.mul<T>(s6, factor), term), s7 = v128.add<T>(v128.mul<T>(s7, factor), term), s8 = v128.add<T>(v128.mul<T>(s8, factor), term);
    s9 = v128.add<T>(v128.mul<T>(s9, factor), term), s10 = v128.add<T>(v128.mul<T>(s10, factor), term), s11 = v128.add<T>(v128.mul<T>(s11, factor), term);
    s0 = v128.add<T>(v128.mul<T>(s0, factor), term), s1 = v128.add<T>(v128.mul<T>(s1, factor), term), s2 = v128.add<T>(v128.mul<T>(s2, factor), term);
    s3 = v128.add<T>(v128.mul<T>(s3, factor), term), s4 = v128.add<T>(v128.mul<T>(s4, factor), term), s5 = v128.add<T>(v128.mul<T>(s5, factor), term);
    s6 = v128.add<T>(v128.mul<T>(s6, factor), term), s7 = v128.add<T>(v128.mul<T>(s7, factor), term), s8 = v128.add<T>(v128.mul<T>(s8, factor), term);
    s9 = v128.add<T>(v128.mul<T>(s9, factor), term), s10 = v128.add<T>(v128.mul<T>(s10, factor), term), s11 = v128.add<T>(v128.mul<T>(s11, factor), term);
  }
  let all = s0;
  all = v128.add<T>(all, s1), all = v128.add<T>(all, s2), all = v128.add<T>(all, s3), all = v128.add<T>(all, s4), all = v128.add<T>(all, s5);
  all = v128.add<T>(all, s6), all = v128.add<T>(all, s7), all = v128.add<T>(all, s8), all = v128.add<T>(all, s9), all = v128.add<T>(all, s10), all = v128.add<T>(all, s11);
  return v128.extract_lane<T>(all, 0);
}

export function float32(turns: i32): f32 {
  return multiplyAdd<f32>(turns);
}

export function float64(turns: i32): f64 {
  return multiplyAdd<f64>(turns);
}
