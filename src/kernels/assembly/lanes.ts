/** Numbers in one v128: 4 of float32, 2 of float64. */
// @ts-ignore: decorator
@inline
export function lanes<T>(): usize {
  return 16 / sizeof<T>();
}

// @ts-ignore: decorator
@inline
export function get(at: usize): v128 {
  return v128.load(at, 0, 1);
}

/** Stores the lanes of `v` that lie below `left` bytes. */
// @ts-ignore: decorator
@inline
export function put<T>(at: usize, v: v128, left: isize): void {
  if (left >= 16) v128.store(at, v, 0, 1);
  else putPart<T>(at, v, left);
}

/**
 * Stores `v`, or where fewer than 16 bytes are `left` only so many of it, and then says so: that was the last. Kernels read
 * whole vectors and drop what lies past the end of a tensor, which needs no second loop. They compute before they ask, because
 * V8 moves what does not change out of a loop only from the part that runs every time.
 */
// @ts-ignore: decorator
@inline
export function last<T>(at: usize, v: v128, left: isize): bool {
  if (left < 16) {
    putPart<T>(at, v, left);
    return true;
  }
  v128.store(at, v, 0, 1);
  return false;
}

export function putPart<T>(at: usize, v: v128, left: isize): void {
  if (sizeof<T>() == 8) {
    if (left > 0) v128.store_lane<i64>(at, v, 0, 0, 1);
    return;
  }
  if (left >= 8) {
    v128.store_lane<i64>(at, v, 0, 0, 1);
    if (left > 8) v128.store_lane<i32>(at, v, 2, 8, 1);
  } else if (left > 0) {
    v128.store_lane<i32>(at, v, 0, 0, 1);
  }
}

// @ts-ignore: decorator
@inline
export function splat<T>(x: f64): v128 {
  return v128.splat<T>(<T>x);
}

/** sum + a·b in two roundings: a fused one would be another number on another machine. */
// @ts-ignore: decorator
@inline
export function plus<T>(sum: v128, a: v128, b: v128): v128 {
  return v128.add<T>(sum, v128.mul<T>(a, b));
}

/** One bit a lane of a comparison's result, the first lane lowest. */
// @ts-ignore: decorator
@inline
export function bits<T>(mask: v128): i32 {
  return sizeof<T>() == 4 ? i32x4.bitmask(mask) : i64x2.bitmask(mask);
}
