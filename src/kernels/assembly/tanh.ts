import { exp } from "./exp";
import { get, last, plus, splat } from "./lanes";

// Read from memory for speed: see exp.ts.
const table64 = memory.data<f64>([
  675675, 45045, 594, 2027025, 945945, 51975, 630, 0,
]);
const table32 = memory.data<f32>([
  0.021077746525406837, -0.0062824576161801815, -0.05385385453701019, 0.13332602381706238, -0.33333319425582886, 0,
]);

/** y = tanh x: 1 − 2 / (e^2|x| + 1) with the sign of x, below 0.55 a fraction (float64) or a polynomial (float32). */
export function tanh<T>(y: usize, x: usize, bytes: usize): void {
  const one = v128.splat<T>(1), two = v128.splat<T>(2), zero = v128.splat<T>(0);
  for (let i: usize = 0; ; i += 16) {
    const v = get(x + i);
    const a = v128.abs<T>(v);
    const t = v128.sub<T>(one, v128.div<T>(two, v128.add<T>(exp<T>(v128.mul<T>(two, a)), one)));
    const outer = v128.bitselect(v128.neg<T>(t), t, v128.lt<T>(v, zero));
    if (last<T>(y + i, v128.bitselect(outer, nearZero<T>(v), v128.ge<T>(a, splat<T>(0.55))), bytes - i)) break;
  }
}

/** dx = dy · (1 − y²) */
export function tanhBackward<T>(dx: usize, dy: usize, y: usize, bytes: usize): void {
  const one = v128.splat<T>(1);
  for (let i: usize = 0; ; i += 16) {
    const v = get(y + i);
    if (last<T>(dx + i, v128.mul<T>(get(dy + i), v128.sub<T>(one, v128.mul<T>(v, v))), bytes - i)) break;
  }
}

// @ts-ignore: decorator
@inline
function nearZero<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? nearZero32(x) : nearZero64(x);
}

/** The operations of ../elementary/tanh.ts in their order. */
function nearZero64(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const z2 = f64x2.mul(z, z);
  const top = f64x2.add(plus<f64>(c64(0), c64(1), z), f64x2.mul(f64x2.add(c64(2), z), z2));
  const bottom = f64x2.add(
    plus<f64>(c64(3), c64(4), z),
    f64x2.mul(f64x2.add(plus<f64>(c64(5), c64(6), z), z2), z2),
  );
  const c = f64x2.div(f64x2.mul(z, top), bottom);
  return v128.bitselect(x, f64x2.sub(x, f64x2.mul(x, c)), f64x2.eq(x, c64(7)));
}

/** x + x z p(z), z = x², p minimax of degree 4 for z up to 0.3025 (scripts/float32-coefficients.py): 2⁻²⁷ off. */
function nearZero32(x: v128): v128 {
  const z = f32x4.mul(x, x);
  let p = plus<f32>(c32(0), z, c32(1));
  p = plus<f32>(c32(2), z, p);
  p = plus<f32>(c32(3), z, p);
  p = plus<f32>(c32(4), z, p);
  const c = f32x4.mul(z, p);
  return v128.bitselect(x, plus<f32>(x, x, c), f32x4.eq(x, c32(5)));
}

// @ts-ignore: decorator
@inline
function c64(i: usize): v128 {
  return v128.load_splat<f64>(table64 + 8 * i);
}

// @ts-ignore: decorator
@inline
function c32(i: usize): v128 {
  return v128.load_splat<f32>(table32 + 4 * i);
}
