import { get, last, splat } from "./lanes";

/** y = max(0, x); NaN stays NaN. */
export function relu<T>(y: usize, x: usize, bytes: usize): void {
  const zero = v128.splat<T>(0);
  for (let i: usize = 0; ; i += 16) {
    const v = get(x + i);
    if (last<T>(y + i, v128.andnot(v, v128.le<T>(v, zero)), bytes - i)) break;
  }
}

/** dx = dy where y > 0, else 0 */
export function reluBackward<T>(dx: usize, dy: usize, y: usize, bytes: usize): void {
  const zero = v128.splat<T>(0);
  for (let i: usize = 0; ; i += 16) if (last<T>(dx + i, v128.and(get(dy + i), v128.gt<T>(get(y + i), zero)), bytes - i)) break;
}

/** y = x where x > 0, else slope·x */
export function leakyRelu<T>(y: usize, x: usize, slope: f64, bytes: usize): void {
  leakyReluBackward<T>(y, x, x, slope, bytes);
}

/** dx = dy where x > 0, else slope·dy */
export function leakyReluBackward<T>(dx: usize, dy: usize, x: usize, slope: f64, bytes: usize): void {
  const zero = v128.splat<T>(0);
  const factor = splat<T>(slope);
  for (let i: usize = 0; ; i += 16) {
    const d = get(dy + i);
    if (last<T>(dx + i, v128.bitselect(d, v128.mul<T>(factor, d), v128.gt<T>(get(x + i), zero)), bytes - i)) break;
  }
}
