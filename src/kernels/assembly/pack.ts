import { turn } from "./transpose";
import { get } from "./lanes";

/**
 * Copies `depth` rows of `bytes`, a multiple of 16, that lie `stride` apart, into panels of 32 bytes a row, the last of 16
 * where `bytes` is an odd multiple of 16.
 */
export function packRows(to: usize, from: usize, stride: usize, depth: usize, bytes: usize): void {
  const panel = depth * 32;
  const last = to + (bytes / 32) * panel;
  for (let k: usize = 0; k < depth; k++, from += stride) {
    let at = to + k * 32;
    let c: usize = 0;
    for (; c + 32 <= bytes; c += 32, at += panel) {
      const low = get(from + c), high = v128.load(from + c, 16, 1);
      v128.store(at, low), v128.store(at, high, 16);
    }
    if (c < bytes) v128.store(last + k * 16, get(from + c));
  }
}

/**
 * The panel of a matrix that lies transposed: row r of the panel is number r of each of the columns `from + c·stride`.
 * Only `columns` of them exist; in the place of the others stands the last. Of each row of `width` bytes the first `bytes`
 * are filled.
 */
export function packColumns<T>(to: usize, from: usize, stride: usize, depth: usize, columns: usize, bytes: usize, width: usize): void {
  const perVector = <usize>16 / sizeof<T>();
  for (let c: usize = 0; c < bytes; c += 16) packVector<T>(to + c, width, from, stride, depth, columns, (c / 16) * perVector);
}

function packVector<T>(to: usize, width: usize, from: usize, stride: usize, depth: usize, columns: usize, first: usize): void {
  const last = columns - 1;
  const p0 = from + min(first, last) * stride;
  const p1 = from + min(first + 1, last) * stride;
  const p2 = from + min(first + 2, last) * stride;
  const p3 = from + min(first + 3, last) * stride;
  const step = (<usize>16 / sizeof<T>()) * width;
  const end = depth * sizeof<T>();
  for (let k: usize = 0; k < end; k += 16, to += step) turn<T>(to, width, 16, p0 + k, p1 + k, p2 + k, p3 + k);
}
