import { get, plus } from "./lanes";

/*
 * out[r, :] (+)= Σ a[r,k]·b[k, :] over `depth` values of k, for a few rows and one or two vectors of columns whose sums stay
 * in registers. a[r,k] lies at a + r·ai + k·ak, row k of b at b + k·bk; rows of out are `row` bytes apart. Where `more` is set
 * the sums go on from what out holds.
 *
 * V8 asks in every turn of a loop whether to stop, which takes as long as a sixth of eight products: ten sums are worth more
 * than eight. Twelve spill, and so does a loop over k that is unrolled, and so do ten where the code after the loop has
 * branches: hence whole vectors are stored, whatever of them exists.
 */

/** One tile, of so many rows and so many bytes a row. */
export function tileOf<T>(rows: usize, width: usize, out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  if (width == 16) {
    if (rows == 5) tile5x1<T>(out, row, a, ai, ak, b, bk, depth, more);
    else tile1x1<T>(out, row, a, ai, ak, b, bk, depth, more);
  } else if (rows == 5) tile5x2<T>(out, row, a, ai, ak, b, bk, depth, more);
  else if (rows == 4) tile4x2<T>(out, row, a, ai, ak, b, bk, depth, more);
  else if (rows == 3) tile3x2<T>(out, row, a, ai, ak, b, bk, depth, more);
  else if (rows == 2) tile2x2<T>(out, row, a, ai, ak, b, bk, depth, more);
  else tile1x2<T>(out, row, a, ai, ak, b, bk, depth, more);
}

/** Five rows, or as many as leave no tile of one or two behind. */
// @ts-ignore: decorator
@inline
export function tileHeight(left: usize, width: usize): usize {
  if (width == 16) return left >= 5 ? 5 : 1;
  return left >= 8 || left == 5 ? 5 : left == 7 || left == 4 ? 4 : left == 6 ? 3 : left;
}

function tile5x2<T>(out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  const out4 = out3 + row;
  let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0);
  let s10 = v128.splat<T>(0), s11 = v128.splat<T>(0);
  let s20 = v128.splat<T>(0), s21 = v128.splat<T>(0);
  let s30 = v128.splat<T>(0), s31 = v128.splat<T>(0);
  let s40 = v128.splat<T>(0), s41 = v128.splat<T>(0);
  if (more) {
    s00 = get(out), s01 = v128.load(out, 16, 1);
    s10 = get(out1), s11 = v128.load(out1, 16, 1);
    s20 = get(out2), s21 = v128.load(out2, 16, 1);
    s30 = get(out3), s31 = v128.load(out3, 16, 1);
    s40 = get(out4), s41 = v128.load(out4, 16, 1);
  }
  let a1 = a + ai, a2 = a1 + ai, a3 = a2 + ai, a4 = a3 + ai;
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b), b1 = v128.load(b, 16, 1);
    const x0 = v128.load_splat<T>(a);
    s00 = plus<T>(s00, x0, b0), s01 = plus<T>(s01, x0, b1);
    const x1 = v128.load_splat<T>(a1);
    s10 = plus<T>(s10, x1, b0), s11 = plus<T>(s11, x1, b1);
    const x2 = v128.load_splat<T>(a2);
    s20 = plus<T>(s20, x2, b0), s21 = plus<T>(s21, x2, b1);
    const x3 = v128.load_splat<T>(a3);
    s30 = plus<T>(s30, x3, b0), s31 = plus<T>(s31, x3, b1);
    const x4 = v128.load_splat<T>(a4);
    s40 = plus<T>(s40, x4, b0), s41 = plus<T>(s41, x4, b1);
    a += ak, a1 += ak, a2 += ak, a3 += ak, a4 += ak;
  }
  v128.store(out, s00, 0, 1), v128.store(out, s01, 16, 1);
  v128.store(out1, s10, 0, 1), v128.store(out1, s11, 16, 1);
  v128.store(out2, s20, 0, 1), v128.store(out2, s21, 16, 1);
  v128.store(out3, s30, 0, 1), v128.store(out3, s31, 16, 1);
  v128.store(out4, s40, 0, 1), v128.store(out4, s41, 16, 1);
}

function tile4x2<T>(out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0);
  let s10 = v128.splat<T>(0), s11 = v128.splat<T>(0);
  let s20 = v128.splat<T>(0), s21 = v128.splat<T>(0);
  let s30 = v128.splat<T>(0), s31 = v128.splat<T>(0);
  if (more) {
    s00 = get(out), s01 = v128.load(out, 16, 1);
    s10 = get(out1), s11 = v128.load(out1, 16, 1);
    s20 = get(out2), s21 = v128.load(out2, 16, 1);
    s30 = get(out3), s31 = v128.load(out3, 16, 1);
  }
  let a1 = a + ai, a2 = a1 + ai, a3 = a2 + ai;
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b), b1 = v128.load(b, 16, 1);
    const x0 = v128.load_splat<T>(a);
    s00 = plus<T>(s00, x0, b0), s01 = plus<T>(s01, x0, b1);
    const x1 = v128.load_splat<T>(a1);
    s10 = plus<T>(s10, x1, b0), s11 = plus<T>(s11, x1, b1);
    const x2 = v128.load_splat<T>(a2);
    s20 = plus<T>(s20, x2, b0), s21 = plus<T>(s21, x2, b1);
    const x3 = v128.load_splat<T>(a3);
    s30 = plus<T>(s30, x3, b0), s31 = plus<T>(s31, x3, b1);
    a += ak, a1 += ak, a2 += ak, a3 += ak;
  }
  v128.store(out, s00, 0, 1), v128.store(out, s01, 16, 1);
  v128.store(out1, s10, 0, 1), v128.store(out1, s11, 16, 1);
  v128.store(out2, s20, 0, 1), v128.store(out2, s21, 16, 1);
  v128.store(out3, s30, 0, 1), v128.store(out3, s31, 16, 1);
}

function tile3x2<T>(out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  const out1 = out + row;
  const out2 = out1 + row;
  let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0);
  let s10 = v128.splat<T>(0), s11 = v128.splat<T>(0);
  let s20 = v128.splat<T>(0), s21 = v128.splat<T>(0);
  if (more) {
    s00 = get(out), s01 = v128.load(out, 16, 1);
    s10 = get(out1), s11 = v128.load(out1, 16, 1);
    s20 = get(out2), s21 = v128.load(out2, 16, 1);
  }
  let a1 = a + ai, a2 = a1 + ai;
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b), b1 = v128.load(b, 16, 1);
    const x0 = v128.load_splat<T>(a);
    s00 = plus<T>(s00, x0, b0), s01 = plus<T>(s01, x0, b1);
    const x1 = v128.load_splat<T>(a1);
    s10 = plus<T>(s10, x1, b0), s11 = plus<T>(s11, x1, b1);
    const x2 = v128.load_splat<T>(a2);
    s20 = plus<T>(s20, x2, b0), s21 = plus<T>(s21, x2, b1);
    a += ak, a1 += ak, a2 += ak;
  }
  v128.store(out, s00, 0, 1), v128.store(out, s01, 16, 1);
  v128.store(out1, s10, 0, 1), v128.store(out1, s11, 16, 1);
  v128.store(out2, s20, 0, 1), v128.store(out2, s21, 16, 1);
}

function tile2x2<T>(out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  const out1 = out + row;
  let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0);
  let s10 = v128.splat<T>(0), s11 = v128.splat<T>(0);
  if (more) {
    s00 = get(out), s01 = v128.load(out, 16, 1);
    s10 = get(out1), s11 = v128.load(out1, 16, 1);
  }
  let a1 = a + ai;
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b), b1 = v128.load(b, 16, 1);
    const x0 = v128.load_splat<T>(a);
    s00 = plus<T>(s00, x0, b0), s01 = plus<T>(s01, x0, b1);
    const x1 = v128.load_splat<T>(a1);
    s10 = plus<T>(s10, x1, b0), s11 = plus<T>(s11, x1, b1);
    a += ak, a1 += ak;
  }
  v128.store(out, s00, 0, 1), v128.store(out, s01, 16, 1);
  v128.store(out1, s10, 0, 1), v128.store(out1, s11, 16, 1);
}

function tile1x2<T>(out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0);
  if (more) {
    s00 = get(out), s01 = v128.load(out, 16, 1);
  }
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b), b1 = v128.load(b, 16, 1);
    const x0 = v128.load_splat<T>(a);
    s00 = plus<T>(s00, x0, b0), s01 = plus<T>(s01, x0, b1);
    a += ak;
  }
  v128.store(out, s00, 0, 1), v128.store(out, s01, 16, 1);
}

function tile5x1<T>(out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  const out4 = out3 + row;
  let s0 = v128.splat<T>(0);
  let s1 = v128.splat<T>(0);
  let s2 = v128.splat<T>(0);
  let s3 = v128.splat<T>(0);
  let s4 = v128.splat<T>(0);
  if (more) {
    s0 = get(out);
    s1 = get(out1);
    s2 = get(out2);
    s3 = get(out3);
    s4 = get(out4);
  }
  let a1 = a + ai, a2 = a1 + ai, a3 = a2 + ai, a4 = a3 + ai;
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b);
    const x0 = v128.load_splat<T>(a);
    s0 = plus<T>(s0, x0, b0);
    const x1 = v128.load_splat<T>(a1);
    s1 = plus<T>(s1, x1, b0);
    const x2 = v128.load_splat<T>(a2);
    s2 = plus<T>(s2, x2, b0);
    const x3 = v128.load_splat<T>(a3);
    s3 = plus<T>(s3, x3, b0);
    const x4 = v128.load_splat<T>(a4);
    s4 = plus<T>(s4, x4, b0);
    a += ak, a1 += ak, a2 += ak, a3 += ak, a4 += ak;
  }
  v128.store(out, s0, 0, 1);
  v128.store(out1, s1, 0, 1);
  v128.store(out2, s2, 0, 1);
  v128.store(out3, s3, 0, 1);
  v128.store(out4, s4, 0, 1);
}

function tile1x1<T>(out: usize, row: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  let s0 = v128.splat<T>(0);
  if (more) {
    s0 = get(out);
  }
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b);
    const x0 = v128.load_splat<T>(a);
    s0 = plus<T>(s0, x0, b0);
    a += ak;
  }
  v128.store(out, s0, 0, 1);
}

/** One row by eight vectors: the shape for a single sample. */
export function tile1x8<T>(out: usize, a: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0), s3 = v128.splat<T>(0);
  let s4 = v128.splat<T>(0), s5 = v128.splat<T>(0), s6 = v128.splat<T>(0), s7 = v128.splat<T>(0);
  if (more) {
    s0 = get(out), s1 = v128.load(out, 16, 1), s2 = v128.load(out, 32, 1), s3 = v128.load(out, 48, 1);
    s4 = v128.load(out, 64, 1), s5 = v128.load(out, 80, 1), s6 = v128.load(out, 96, 1), s7 = v128.load(out, 112, 1);
  }
  for (const end = b + depth * bk; b != end; b += bk) {
    const x = v128.load_splat<T>(a);
    s0 = plus<T>(s0, x, get(b)), s1 = plus<T>(s1, x, v128.load(b, 16, 1));
    s2 = plus<T>(s2, x, v128.load(b, 32, 1)), s3 = plus<T>(s3, x, v128.load(b, 48, 1));
    s4 = plus<T>(s4, x, v128.load(b, 64, 1)), s5 = plus<T>(s5, x, v128.load(b, 80, 1));
    s6 = plus<T>(s6, x, v128.load(b, 96, 1)), s7 = plus<T>(s7, x, v128.load(b, 112, 1));
    a += ak;
  }
  v128.store(out, s0, 0, 1), v128.store(out, s1, 16, 1), v128.store(out, s2, 32, 1), v128.store(out, s3, 48, 1);
  v128.store(out, s4, 64, 1), v128.store(out, s5, 80, 1), v128.store(out, s6, 96, 1), v128.store(out, s7, 112, 1);
}
