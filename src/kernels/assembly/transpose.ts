import { get, put } from "./lanes";

/** Turns a square of four by four (float64: two by two): vectors at p0, p1, … become columns of rows `pitch` apart. */
// @ts-ignore: decorator
@inline
export function turn<T>(to: usize, pitch: usize, left: isize, p0: usize, p1: usize, p2: usize, p3: usize): void {
  const r0 = get(p0), r1 = get(p1);
  if (sizeof<T>() == 8) {
    put<T>(to, v128.shuffle<i64>(r0, r1, 0, 2), left);
    put<T>(to + pitch, v128.shuffle<i64>(r0, r1, 1, 3), left);
    return;
  }
  const r2 = get(p2), r3 = get(p3);
  const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5), low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7), high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
  put<T>(to, v128.shuffle<i64>(low01, low23, 0, 2), left);
  to += pitch;
  put<T>(to, v128.shuffle<i64>(low01, low23, 1, 3), left);
  to += pitch;
  put<T>(to, v128.shuffle<i64>(high01, high23, 0, 2), left);
  to += pitch;
  put<T>(to, v128.shuffle<i64>(high01, high23, 1, 3), left);
}
