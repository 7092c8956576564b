import { get, plus, put } from "./lanes";

/**
 * out[j] = Σₖ x[k]·b[j,k] for the n rows of b, `row` bytes long: a single sample through a layer, where packing b would cost
 * more than the product. Small squares of b are turned round in registers, so that each sum still has a lane of its own.
 */
export function dots<T>(out: usize, x: usize, b: usize, n: usize, row: usize): void {
  const lanes: usize = 16 / sizeof<T>();
  let j: usize = 0;
  for (; j + 4 * lanes <= n; j += 4 * lanes) fourVectors<T>(out + j * sizeof<T>(), x, b + j * row, row);
  for (; j < n; j += lanes) oneVector<T>(out + j * sizeof<T>(), x, b + j * row, row, n - j);
}

function fourVectors<T>(out: usize, x: usize, b: usize, row: usize): void {
  const square = <usize>16 / sizeof<T>() * row;
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0), s3 = v128.splat<T>(0);
  let k: usize = 0;
  for (; k + 16 <= row; k += 16) {
    s0 = addSquare<T>(s0, x + k, b + k, row);
    s1 = addSquare<T>(s1, x + k, b + square + k, row);
    s2 = addSquare<T>(s2, x + k, b + 2 * square + k, row);
    s3 = addSquare<T>(s3, x + k, b + 3 * square + k, row);
  }
  for (; k < row; k += sizeof<T>()) {
    s0 = addColumn<T>(s0, x + k, b + k, row, 4);
    s1 = addColumn<T>(s1, x + k, b + square + k, row, 4);
    s2 = addColumn<T>(s2, x + k, b + 2 * square + k, row, 4);
    s3 = addColumn<T>(s3, x + k, b + 3 * square + k, row, 4);
  }
  v128.store(out, s0, 0, 1), v128.store(out, s1, 16, 1), v128.store(out, s2, 32, 1), v128.store(out, s3, 48, 1);
}

/** One vector of sums, of which `count` exist. */
function oneVector<T>(out: usize, x: usize, b: usize, row: usize, count: usize): void {
  let sum = v128.splat<T>(0);
  let k: usize = 0;
  if (count * sizeof<T>() >= 16) for (; k + 16 <= row; k += 16) sum = addSquare<T>(sum, x + k, b + k, row);
  for (; k < row; k += sizeof<T>()) sum = addColumn<T>(sum, x + k, b + k, row, count);
  put<T>(out, sum, count * sizeof<T>());
}

/** Adds the next four (float64: two) terms of four (two) sums. */
// @ts-ignore: decorator
@inline
function addSquare<T>(sum: v128, x: usize, b: usize, row: usize): v128 {
  const r0 = get(b), r1 = get(b + row);
  if (sizeof<T>() == 8) {
    sum = plus<T>(sum, v128.load_splat<T>(x), v128.shuffle<i64>(r0, r1, 0, 2));
    return plus<T>(sum, v128.load_splat<T>(x, 8), v128.shuffle<i64>(r0, r1, 1, 3));
  }
  const r2 = get(b + 2 * row), r3 = get(b + 3 * row);
  const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5), low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
  sum = plus<T>(sum, v128.load_splat<T>(x), v128.shuffle<i64>(low01, low23, 0, 2));
  sum = plus<T>(sum, v128.load_splat<T>(x, 4), v128.shuffle<i64>(low01, low23, 1, 3));
  const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7), high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
  sum = plus<T>(sum, v128.load_splat<T>(x, 8), v128.shuffle<i64>(high01, high23, 0, 2));
  return plus<T>(sum, v128.load_splat<T>(x, 12), v128.shuffle<i64>(high01, high23, 1, 3));
}

/** Adds one term of each sum; sums that do not exist get the last one's. */
function addColumn<T>(sum: v128, x: usize, b: usize, row: usize, count: usize): v128 {
  const last = count - 1;
  let column = v128.splat<T>(load<T>(b));
  column = v128.replace_lane<T>(column, 1, load<T>(b + min(<usize>1, last) * row));
  if (sizeof<T>() == 4) {
    column = f32x4.replace_lane(column, 2, <f32>load<T>(b + min(<usize>2, last) * row));
    column = f32x4.replace_lane(column, 3, <f32>load<T>(b + min(<usize>3, last) * row));
  }
  return plus<T>(sum, v128.load_splat<T>(x), column);
}
