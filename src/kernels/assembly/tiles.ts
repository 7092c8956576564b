import { get, plus, put } from "./lanes";

/*
 * out[r, :] (+)= Σ a[r,k]·b[k, :] over `depth` values of k, for a few rows and one or two vectors of columns whose sums stay
 * in registers. a[r,k] lies at a + r·ai + k·ak, row k of b at b + k·bk; rows of out are `row` bytes apart and `left`
 * bytes of each exist. Where `more` is set the sums go on from what out holds. Eight sums hide the latency of an addition
 * and still leave registers for the operands: twelve spill, and so does a loop over k that is unrolled.
 */

export function tile4x2<T>(out: usize, row: usize, left: isize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
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
  if (left >= 32) {
    v128.store(out, s00, 0, 1), v128.store(out, s01, 16, 1);
    v128.store(out1, s10, 0, 1), v128.store(out1, s11, 16, 1);
    v128.store(out2, s20, 0, 1), v128.store(out2, s21, 16, 1);
    v128.store(out3, s30, 0, 1), v128.store(out3, s31, 16, 1);
  } else {
    put<T>(out, s00, left), put<T>(out + 16, s01, left - 16);
    put<T>(out1, s10, left), put<T>(out1 + 16, s11, left - 16);
    put<T>(out2, s20, left), put<T>(out2 + 16, s21, left - 16);
    put<T>(out3, s30, left), put<T>(out3 + 16, s31, left - 16);
  }
}

export function tile4x1<T>(out: usize, row: usize, left: isize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0), s3 = v128.splat<T>(0);
  if (more) s0 = get(out), s1 = get(out1), s2 = get(out2), s3 = get(out3);
  let a1 = a + ai, a2 = a1 + ai, a3 = a2 + ai;
  for (const end = b + depth * bk; b != end; b += bk) {
    const bv = get(b);
    s0 = plus<T>(s0, v128.load_splat<T>(a), bv);
    s1 = plus<T>(s1, v128.load_splat<T>(a1), bv);
    s2 = plus<T>(s2, v128.load_splat<T>(a2), bv);
    s3 = plus<T>(s3, v128.load_splat<T>(a3), bv);
    a += ak, a1 += ak, a2 += ak, a3 += ak;
  }
  put<T>(out, s0, left), put<T>(out1, s1, left), put<T>(out2, s2, left), put<T>(out3, s3, left);
}

export function tile2x2<T>(out: usize, row: usize, left: isize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  const out1 = out + row;
  let s00 = v128.splat<T>(0), s01 = v128.splat<T>(0), s10 = v128.splat<T>(0), s11 = v128.splat<T>(0);
  if (more) s00 = get(out), s01 = v128.load(out, 16, 1), s10 = get(out1), s11 = v128.load(out1, 16, 1);
  let a1 = a + ai;
  for (const end = b + depth * bk; b != end; b += bk) {
    const b0 = get(b), b1 = v128.load(b, 16, 1);
    const x0 = v128.load_splat<T>(a);
    s00 = plus<T>(s00, x0, b0), s01 = plus<T>(s01, x0, b1);
    const x1 = v128.load_splat<T>(a1);
    s10 = plus<T>(s10, x1, b0), s11 = plus<T>(s11, x1, b1);
    a += ak, a1 += ak;
  }
  put<T>(out, s00, left), put<T>(out + 16, s01, left - 16);
  put<T>(out1, s10, left), put<T>(out1 + 16, s11, left - 16);
}

export function tile1x2<T>(out: usize, left: isize, a: usize, ak: usize, b: usize, bk: usize, depth: usize, more: bool): void {
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0);
  if (more) s0 = get(out), s1 = v128.load(out, 16, 1);
  for (const end = b + depth * bk; b != end; b += bk) {
    const x = v128.load_splat<T>(a);
    s0 = plus<T>(s0, x, get(b)), s1 = plus<T>(s1, x, v128.load(b, 16, 1));
    a += ak;
  }
  put<T>(out, s0, left), put<T>(out + 16, s1, left - 16);
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
