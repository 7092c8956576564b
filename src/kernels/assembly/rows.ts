import { get, put } from "./lanes";

/** out[i,j] += b[j] for `row` bytes of rows that lie `pitch` bytes apart */
export function addRow<T>(out: usize, b: usize, rows: usize, row: usize, pitch: usize): void {
  const end = out + rows * pitch;
  let j: usize = 0;
  for (; j + 32 <= row; j += 32) {
    const b0 = get(b + j), b1 = v128.load(b + j, 16, 1);
    for (let at = out + j; at < end; at += pitch) {
      v128.store(at, v128.add<T>(get(at), b0), 0, 1), v128.store(at, v128.add<T>(v128.load(at, 16, 1), b1), 16, 1);
    }
  }
  for (; j < row; j += 16) {
    const bias = get(b + j);
    for (let at = out + j; at < end; at += pitch) put<T>(at, v128.add<T>(get(at), bias), row - j);
  }
}

/** out[j] = Σᵢ a[i,j] for `row` bytes of rows that lie `pitch` bytes apart */
export function sumRows<T>(out: usize, a: usize, rows: usize, row: usize, pitch: usize): void {
  const end = a + rows * pitch;
  let j: usize = 0;
  for (; j + 64 <= row; j += 64) {
    let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0), s3 = v128.splat<T>(0);
    for (let at = a + j; at < end; at += pitch) {
      s0 = v128.add<T>(s0, get(at)), s1 = v128.add<T>(s1, v128.load(at, 16, 1));
      s2 = v128.add<T>(s2, v128.load(at, 32, 1)), s3 = v128.add<T>(s3, v128.load(at, 48, 1));
    }
    v128.store(out + j, s0, 0, 1), v128.store(out + j, s1, 16, 1);
    v128.store(out + j, s2, 32, 1), v128.store(out + j, s3, 48, 1);
  }
  for (; j < row; j += 16) {
    let sum = v128.splat<T>(0);
    for (let at = a + j; at < end; at += pitch) sum = v128.add<T>(sum, get(at));
    put<T>(out + j, sum, row - j);
  }
}
