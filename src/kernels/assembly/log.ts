// Read from memory for speed: see exp.ts.
const table64 = memory.data<f64>([
  2.2250738585072014e-308, 18014398509481984, 1, 2, 0.6666666666666734, 0.3999999999941464, 0.28571428742395616, 0.2222219857237907, 0.18183564367574753, 0.1531404949965362, 0.1479596015461234, 0.5, 5.497923018708371e-14, 0.6931471805598903, 0,
]);

/** log x of two float64: the operations of ../elementary/log.ts in their order, all cases computed and one selected. */
export function log64(x: v128): v128 {
  const subnormal = f64x2.lt(x, c64(0));
  const normal = v128.bitselect(f64x2.mul(x, c64(1)), x, subnormal);
  const exponent = i64x2.shr_s(i64x2.sub(i64x2.shr_s(normal, 32), i64x2.splat(0x3fe6a09e)), 20);
  // 2⁻ᵏ in two factors, because 2⁻¹⁰²⁴ has no exponent of its own; both products are exact.
  const down = i64x2.neg(exponent);
  const half = i64x2.shr_s(down, 1);
  const scaled = f64x2.mul(f64x2.mul(normal, power(half)), power(i64x2.sub(down, half)));
  const f = f64x2.sub(scaled, c64(2));
  const shift = v128.and(subnormal, i64x2.splat(54));
  const whole = i64x2.sub(exponent, shift);
  const k = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(whole, whole, 0, 2, 0, 2));
  const s = f64x2.div(f, f64x2.add(c64(3), f));
  const z = f64x2.mul(s, s);
  const z2 = f64x2.mul(z, z);
  const g03 = f64x2.add(
    f64x2.add(c64(4), f64x2.mul(c64(5), z)),
    f64x2.mul(f64x2.add(c64(6), f64x2.mul(c64(7), z)), z2),
  );
  const g46 = f64x2.add(
    f64x2.add(c64(8), f64x2.mul(c64(9), z)),
    f64x2.mul(c64(10), z2),
  );
  const halfSquare = f64x2.mul(f64x2.mul(c64(11), f), f);
  const g = f64x2.add(g03, f64x2.mul(g46, f64x2.mul(z2, z2)));
  const inner = f64x2.add(
    f64x2.mul(s, f64x2.add(halfSquare, f64x2.mul(z, g))),
    f64x2.mul(k, c64(12)),
  );
  const finite = f64x2.sub(
    f64x2.mul(k, c64(13)),
    f64x2.sub(f64x2.sub(halfSquare, inner), f),
  );
  const zero = f64x2.eq(x, c64(14));
  const positive = f64x2.gt(x, c64(14));
  const ordinary = v128.and(positive, f64x2.lt(x, f64x2.splat(Infinity)));
  const special = v128.bitselect(f64x2.splat(-Infinity), v128.bitselect(x, f64x2.splat(NaN), positive), zero);
  return v128.bitselect(finite, special, ordinary);
}

/** log(1 + x) as in ../elementary/log1p.ts. */
export function log1p64(x: v128): v128 {
  const u = f64x2.add(c64(2), x);
  const logarithm = log64(u);
  const corrected = f64x2.add(logarithm, f64x2.div(f64x2.sub(x, f64x2.sub(u, c64(2))), u));
  const ordinary = v128.and(f64x2.gt(u, c64(14)), f64x2.lt(u, f64x2.splat(Infinity)));
  return v128.bitselect(x, v128.bitselect(corrected, logarithm, ordinary), f64x2.eq(u, c64(2)));
}

/** 2ᵏ for two whole numbers of 64 bits, from −1022 to 1023. */
function power(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}

// @ts-ignore: decorator
@inline
function c64(i: usize): v128 {
  return v128.load_splat<f64>(table64 + 8 * i);
}
