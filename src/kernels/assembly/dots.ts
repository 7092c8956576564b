import { get, plus, put } from "./lanes";

/**
 * out[j] = Σₖ x[k]·b[j,k] for the n rows of b, `row` bytes long: a single sample through a layer, where packing b would cost
 * more than the product. In float32, where more precise is welcome, each sum has four parts. In float64 small squares of b are
 * turned round in registers, so that each sum has a lane of its own.
 */
export function dots<T>(out: usize, x: usize, b: usize, n: usize, row: usize): void {
  let j: usize = 0;
  if (sizeof<T>() == 4) {
    for (; j + 4 <= n; j += 4) fourRows(out + j * 4, x, b + j * row, row);
    for (; j < n; j++) oneRow(out + j * 4, x, b + j * row, row);
    return;
  }
  for (; j + 8 <= n; j += 8) fourVectors(out + j * 8, x, b + j * row, row);
  for (; j < n; j += 2) oneVector(out + j * 8, x, b + j * row, row, n - j);
}

function fourRows(out: usize, x: usize, b0: usize, row: usize): void {
  let b1 = b0 + row, b2 = b1 + row, b3 = b2 + row;
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
  const end = x + row;
  for (const whole = x + (row & ~31); x != whole; x += 32, b0 += 32, b1 += 32, b2 += 32, b3 += 32) {
    const low = get(x), high = v128.load(x, 16, 1);
    s0 = plus<f32>(plus<f32>(s0, low, get(b0)), high, v128.load(b0, 16, 1));
    s1 = plus<f32>(plus<f32>(s1, low, get(b1)), high, v128.load(b1, 16, 1));
    s2 = plus<f32>(plus<f32>(s2, low, get(b2)), high, v128.load(b2, 16, 1));
    s3 = plus<f32>(plus<f32>(s3, low, get(b3)), high, v128.load(b3, 16, 1));
  }
  const left = end - x;
  store<f32>(out, total(s0, x, b0, left)), store<f32>(out, total(s1, x, b1, left), 4);
  store<f32>(out, total(s2, x, b2, left), 8), store<f32>(out, total(s3, x, b3, left), 12);
}

/** The same operations for one row alone. */
function oneRow(out: usize, x: usize, b: usize, row: usize): void {
  let sum = f32x4.splat(0);
  const end = x + row;
  for (const whole = x + (row & ~31); x != whole; x += 32, b += 32) {
    sum = plus<f32>(plus<f32>(sum, get(x), get(b)), v128.load(x, 16, 1), v128.load(b, 16, 1));
  }
  store<f32>(out, total(sum, x, b, end - x));
}

/** The four parts of a sum and its last `left` bytes. */
function total(parts: v128, x: usize, b: usize, left: usize): f32 {
  if (left >= 16) {
    parts = plus<f32>(parts, get(x), get(b));
    x += 16, b += 16, left -= 16;
  }
  const pairs = f32x4.add(parts, v128.shuffle<i32>(parts, parts, 2, 3, 0, 1));
  let sum = f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
  for (; left > 0; left -= 4, x += 4, b += 4) sum += load<f32>(x) * load<f32>(b);
  return sum;
}

function fourVectors(out: usize, x: usize, b: usize, row: usize): void {
  const square = 2 * row;
  let s0 = f64x2.splat(0), s1 = f64x2.splat(0), s2 = f64x2.splat(0), s3 = f64x2.splat(0);
  let k: usize = 0;
  for (; k + 16 <= row; k += 16) {
    s0 = addSquare(s0, x + k, b + k, row);
    s1 = addSquare(s1, x + k, b + square + k, row);
    s2 = addSquare(s2, x + k, b + 2 * square + k, row);
    s3 = addSquare(s3, x + k, b + 3 * square + k, row);
  }
  if (k < row) {
    s0 = addColumn(s0, x + k, b + k, row);
    s1 = addColumn(s1, x + k, b + square + k, row);
    s2 = addColumn(s2, x + k, b + 2 * square + k, row);
    s3 = addColumn(s3, x + k, b + 3 * square + k, row);
  }
  v128.store(out, s0), v128.store(out, s1, 16), v128.store(out, s2, 32), v128.store(out, s3, 48);
}

/** One vector of sums, of which `count` exist. */
function oneVector(out: usize, x: usize, b: usize, row: usize, count: usize): void {
  const next = count > 1 ? row : 0;
  let sum = f64x2.splat(0);
  let k: usize = 0;
  for (; k + 16 <= row; k += 16) sum = addSquare(sum, x + k, b + k, next);
  if (k < row) sum = addColumn(sum, x + k, b + k, next);
  put<f64>(out, sum, count * 8);
}

/** Adds the next two terms of two sums. */
// @ts-ignore: decorator
@inline
function addSquare(sum: v128, x: usize, b: usize, row: usize): v128 {
  const r0 = get(b), r1 = get(b + row);
  sum = plus<f64>(sum, v128.load_splat<f64>(x), v128.shuffle<i64>(r0, r1, 0, 2));
  return plus<f64>(sum, v128.load_splat<f64>(x, 8), v128.shuffle<i64>(r0, r1, 1, 3));
}

/** Adds one term of each. */
// @ts-ignore: decorator
@inline
function addColumn(sum: v128, x: usize, b: usize, row: usize): v128 {
  return plus<f64>(sum, v128.load_splat<f64>(x), f64x2.replace_lane(f64x2.splat(load<f64>(b)), 1, load<f64>(b + row)));
}
