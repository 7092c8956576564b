import { exp } from "./exp";
import { get, last } from "./lanes";

/** 1 / (1 + e⁻ˣ), for negative x as eˣ / (1 + eˣ). */
// @ts-ignore: decorator
@inline
export function logistic<T>(x: v128): v128 {
  const one = v128.splat<T>(1), zero = v128.splat<T>(0);
  const e = exp<T>(v128.or(x, v128.splat<T>(-0.0)));
  return v128.div<T>(v128.bitselect(e, one, v128.lt<T>(x, zero)), v128.add<T>(one, e));
}

/** y = 1 / (1 + e⁻ˣ) */
export function sigmoid<T>(y: usize, x: usize, bytes: usize): void {
  for (let i: usize = 0; ; i += 16) if (last<T>(y + i, logistic<T>(get(x + i)), bytes - i)) break;
}

/** dx = dy · y·(1 − y) */
export function sigmoidBackward<T>(dx: usize, dy: usize, y: usize, bytes: usize): void {
  const one = v128.splat<T>(1);
  for (let i: usize = 0; ; i += 16) {
    const v = get(y + i);
    if (last<T>(dx + i, v128.mul<T>(get(dy + i), v128.mul<T>(v, v128.sub<T>(one, v))), bytes - i)) break;
  }
}
