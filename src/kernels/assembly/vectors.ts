import { get, last, splat } from "./lanes";

/** out = scale·out */
export function scale<T>(out: usize, scale: f64, bytes: usize): void {
  const factor = splat<T>(scale);
  for (let i: usize = 0; ; i += 16) if (last<T>(out + i, v128.mul<T>(get(out + i), factor), bytes - i)) break;
}

/** Σ a², in float64. float32 goes in eight sums side by side; float64 in one, because its order is part of the contract. */
export function sumSquares<T>(a: usize, bytes: usize): f64 {
  let sum: f64 = 0;
  let at: usize = 0;
  if (sizeof<T>() == 4) {
    let s0 = f64x2.splat(0), s1 = f64x2.splat(0), s2 = f64x2.splat(0), s3 = f64x2.splat(0);
    for (; at + 32 <= bytes; at += 32) {
      const v0 = f64x2.promote_low_f32x4(v128.load64_zero(a + at, 0, 1)), v1 = f64x2.promote_low_f32x4(v128.load64_zero(a + at, 8, 1));
      const v2 = f64x2.promote_low_f32x4(v128.load64_zero(a + at, 16, 1)), v3 = f64x2.promote_low_f32x4(v128.load64_zero(a + at, 24, 1));
      s0 = f64x2.add(s0, f64x2.mul(v0, v0)), s1 = f64x2.add(s1, f64x2.mul(v1, v1));
      s2 = f64x2.add(s2, f64x2.mul(v2, v2)), s3 = f64x2.add(s3, f64x2.mul(v3, v3));
    }
    const all = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
    sum = f64x2.extract_lane(all, 0) + f64x2.extract_lane(all, 1);
  }
  for (; at < bytes; at += sizeof<T>()) {
    const x = <f64>load<T>(a + at);
    sum += x * x;
  }
  return sum;
}
