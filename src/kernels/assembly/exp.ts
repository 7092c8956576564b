/*
 * Constants are read from memory: V8 makes a v128 constant anew at every use, in four instructions, and a loop would spend
 * half its time on them.
 */
const table64 = memory.data<f64>([
  710, -746, 6755399441055744, 1.4426950408889634, 0.6931471805598903, 5.497923018708371e-14, 0.5, 0.16666666666666685, 0.04166666666666673, 0.008333333333316751, 0.0013888888888858577, 0.0001984126989702652, 2.4801587373494815e-5, 2.755723426968793e-6, 2.755723355664751e-7, 2.5112228199845754e-8, 2.092688567459801e-9, 1,
]);
const table32 = memory.data<f32>([
  89, -104, 12582912, 1.44269504, 0.693359375, -2.12194440e-4, 0.5, 0.166665181517601, 0.04166620597243309, 0.008368900045752525, 0.0013950427528470755, 1,
]);
const bias64 = memory.data<i32>([1023]);
const bias32 = memory.data<i32>([127]);

/** eˣ, lane by lane. float64: the operations of ../elementary/exp.ts in their order, so the same bits. float32: at most 1 ulp off. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  return sizeof<T>() == 4 ? exp32(x) : exp64(x);
}

// @ts-ignore: decorator
@inline
function exp64(x: v128): v128 {
  const clamped = f64x2.pmax(f64x2.pmin(x, c64(0)), c64(1));
  const rounder = c64(2);
  const shifted = f64x2.add(f64x2.mul(clamped, c64(3)), rounder);
  const k = f64x2.sub(shifted, rounder);
  const high = f64x2.sub(clamped, f64x2.mul(k, c64(4)));
  const low = f64x2.mul(k, c64(5));
  const r = f64x2.sub(high, low);
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const q03 = f64x2.add(
    f64x2.add(c64(6), f64x2.mul(c64(7), r)),
    f64x2.mul(f64x2.add(c64(8), f64x2.mul(c64(9), r)), r2),
  );
  const q47 = f64x2.add(
    f64x2.add(c64(10), f64x2.mul(c64(11), r)),
    f64x2.mul(f64x2.add(c64(12), f64x2.mul(c64(13), r)), r2),
  );
  const q810 = f64x2.add(
    f64x2.add(c64(14), f64x2.mul(c64(15), r)),
    f64x2.mul(c64(16), r2),
  );
  const q = f64x2.add(q03, f64x2.mul(f64x2.add(q47, f64x2.mul(q810, r4)), r4));
  const sum = f64x2.add(c64(17), high);
  const lost = f64x2.add(f64x2.sub(c64(17), sum), high);
  const p = f64x2.add(sum, f64x2.add(f64x2.sub(lost, low), f64x2.mul(r2, q)));
  // The low word of a shifted k is k: the rounder's is zero. Of what else its bits hold nothing survives the shift by 52.
  const half = i32x4.shr_s(shifted, 1);
  return f64x2.mul(f64x2.mul(p, powerOfTwo64(half)), powerOfTwo64(i32x4.sub(shifted, half)));
}

/** 2ᵏ for the whole numbers in the low words of both lanes, from −1022 to 1023. */
// @ts-ignore: decorator
@inline
function powerOfTwo64(k: v128): v128 {
  return i64x2.shl(i32x4.add(k, v128.load32_splat(bias64)), 52);
}

/**
 * x = k ln 2 + r as in float64; e^r = 1 + r + r² q(r) with q minimax of degree 4 (scripts/float32-coefficients.py): 2⁻²⁷ off.
 * The first part of ln 2 has 9 bits, so that its product with k is exact.
 */
// @ts-ignore: decorator
@inline
function exp32(x: v128): v128 {
  const clamped = f32x4.pmax(f32x4.pmin(x, c32(0)), c32(1));
  const rounder = c32(2);
  const shifted = f32x4.add(f32x4.mul(clamped, c32(3)), rounder);
  const k = f32x4.sub(shifted, rounder);
  const r = f32x4.sub(f32x4.sub(clamped, f32x4.mul(k, c32(4))), f32x4.mul(k, c32(5)));
  const r2 = f32x4.mul(r, r);
  const q = f32x4.add(
    f32x4.add(c32(6), f32x4.mul(r, c32(7))),
    f32x4.mul(
      f32x4.add(
        f32x4.add(c32(8), f32x4.mul(r, c32(9))),
        f32x4.mul(r2, c32(10)),
      ),
      r2,
    ),
  );
  const p = f32x4.add(c32(11), f32x4.add(r, f32x4.mul(r2, q)));
  const half = i32x4.shr_s(shifted, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo32(half)), powerOfTwo32(i32x4.sub(shifted, half)));
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

// @ts-ignore: decorator
@inline
function powerOfTwo32(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, v128.load32_splat(bias32)), 23);
}
