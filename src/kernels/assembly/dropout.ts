import { get, last, splat } from "./lanes";

/**
 * mask = keep with probability 1 − rate, else 0, from words below `threshold` = rate·2³². Four counters of ../threefry.ts at a
 * time give eight words: two vectors of float32, four of float64. The first number has the counter `from`.
 */
export function dropoutMask<T>(mask: usize, keep: f64, threshold: f64, key0: u32, key1: u32, step: u32, bytes: usize, from: u32): void {
  if (threshold >= 4294967296) return memory.fill(mask, 0, bytes);
  const kept = splat<T>(keep);
  const limit = i32x4.splat(<u32>threshold);
  const key2 = key0 ^ key1 ^ 0x1bd11bda;
  const k0 = i32x4.splat(key0), k1 = i32x4.splat(key1), k2 = i32x4.splat(key2);
  const k2plus1 = i32x4.splat(key2 + 1), k0plus2 = i32x4.splat(key0 + 2), k1plus3 = i32x4.splat(key1 + 3);
  const k2plus4 = i32x4.splat(key2 + 4), k0plus5 = i32x4.splat(key0 + 5);
  const first = i32x4.splat(step + key0);
  let counter = i32x4.add(i32x4.add(k1, i32x4.splat(from)), i32x4(0, 1, 2, 3));
  for (let left: isize = bytes; ; left -= 8 * sizeof<T>(), mask += 8 * sizeof<T>()) {
    let a = first;
    let b = counter;
    counter = i32x4.add(counter, i32x4.splat(4));
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 13), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 15), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 26), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 6), a);
    a = i32x4.add(a, k1), b = i32x4.add(b, k2plus1);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 17), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 29), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 16), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 24), a);
    a = i32x4.add(a, k2), b = i32x4.add(b, k0plus2);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 13), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 15), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 26), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 6), a);
    a = i32x4.add(a, k0), b = i32x4.add(b, k1plus3);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 17), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 29), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 16), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 24), a);
    a = i32x4.add(a, k1), b = i32x4.add(b, k2plus4);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 13), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 15), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 26), a);
    a = i32x4.add(a, b), b = v128.xor(rotate(b, 6), a);
    a = i32x4.add(a, k2), b = i32x4.add(b, k0plus5);
    const stays0 = i32x4.ge_u(v128.shuffle<i32>(a, b, 0, 4, 1, 5), limit);
    const stays1 = i32x4.ge_u(v128.shuffle<i32>(a, b, 2, 6, 3, 7), limit);
    if (sizeof<T>() == 4) {
      if (last<T>(mask, v128.and(stays0, kept), left)) return;
      if (last<T>(mask + 16, v128.and(stays1, kept), left - 16)) return;
    } else {
      if (last<T>(mask, v128.and(i64x2.extend_low_i32x4_s(stays0), kept), left)) return;
      if (last<T>(mask + 16, v128.and(i64x2.extend_high_i32x4_s(stays0), kept), left - 16)) return;
      if (last<T>(mask + 32, v128.and(i64x2.extend_low_i32x4_s(stays1), kept), left - 32)) return;
      if (last<T>(mask + 48, v128.and(i64x2.extend_high_i32x4_s(stays1), kept), left - 48)) return;
    }
  }
}

/** out = a ⊙ b */
export function multiply<T>(out: usize, a: usize, b: usize, bytes: usize): void {
  for (let i: usize = 0; ; i += 16) if (last<T>(out + i, v128.mul<T>(get(a + i), get(b + i)), bytes - i)) break;
}

// @ts-ignore: decorator
@inline
function rotate(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by));
}
