import { bits, get, plus, put } from "./lanes";

/*
 * A vector that is mostly zero as the list of its numbers that are not, ascending. A term 0·b adds +0 or
 * −0 to a sum that began at +0 and so is never −0: leaving it out changes no bit, as long as b is finite. Callers see to that.
 */

/** For every set of four lanes, how far those in it lie from the first, pushed together: the entries of a list. */
const offsets = memory.data<u32>([
  0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4, 0, 0, 8, 0, 0, 0, 0, 8, 0, 0, 4, 8, 0, 0, 0, 4, 8, 0,
  12, 0, 0, 0, 0, 12, 0, 0, 4, 12, 0, 0, 0, 4, 12, 0, 8, 12, 0, 0, 0, 8, 12, 0, 4, 8, 12, 0, 0, 4, 8, 12,
]);

/** The offsets in bytes of the lanes found in one vector, pushed together. */
// @ts-ignore: decorator
@inline
export function pushed<T>(found: i32): v128 {
  const four = v128.load(offsets + ((<usize>found) << 4));
  return sizeof<T>() == 4 ? four : i32x4.shl(four, 1);
}

/** For every set of four lanes of float32, and of two of float64, the bytes of those in it, pushed together. */
const pushed32 = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  4, 5, 6, 7, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  8, 9, 10, 11, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 8, 9, 10, 11, 8, 9, 10, 11, 12, 13, 14, 15,
  4, 5, 6, 7, 8, 9, 10, 11, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  12, 13, 14, 15, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15,
  4, 5, 6, 7, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 12, 13, 14, 15,
  8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 12, 13, 14, 15,
  4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]);
const pushed64 = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]);

/**
 * Lists what is not zero of the `bytes` from `from` on: the numbers themselves from `values` on, and from `list` on, in 4 bytes
 * each, index · pitch, where the row lies that a number is to multiply. Returns the list's end; up to three entries more may be
 * overwritten. Without a branch: the edges of strokes are where a processor guesses wrong.
 */
export function listNonzero<T>(list: usize, values: usize, from: usize, bytes: usize, pitch: usize): usize {
  const step = i32x4.splat(<i32>(pitch >> 2)), next = i32x4.splat(<i32>(pitch * (16 / sizeof<T>())));
  const table = sizeof<T>() == 4 ? pushed32 : pushed64;
  let row = i32x4.splat(0);
  let at: usize = 0;
  for (const whole = bytes & ~31; at < whole; at += 32) {
    const v0 = get(from + at), v1 = v128.load(from + at, 16, 1);
    const found0 = (<usize>bits<T>(v128.ne<T>(v0, v128.splat<T>(0)))) << 4, found1 = (<usize>bits<T>(v128.ne<T>(v1, v128.splat<T>(0)))) << 4;
    v128.store(list, i32x4.add(row, i32x4.mul(step, v128.load(offsets + found0))), 0, 1);
    v128.store(values, i8x16.swizzle(v0, v128.load(table + found0)), 0, 1);
    row = i32x4.add(row, next);
    const count0 = <usize>popcnt(<u32>found0);
    list += count0 << 2, values += count0 * sizeof<T>();
    v128.store(list, i32x4.add(row, i32x4.mul(step, v128.load(offsets + found1))), 0, 1);
    v128.store(values, i8x16.swizzle(v1, v128.load(table + found1)), 0, 1);
    row = i32x4.add(row, next);
    const count1 = <usize>popcnt(<u32>found1);
    list += count1 << 2, values += count1 * sizeof<T>();
  }
  let place = (at / sizeof<T>()) * pitch;
  for (; at < bytes; at += sizeof<T>(), place += pitch) {
    const v = load<T>(from + at);
    store<u32>(list, <u32>place);
    store<T>(values, v);
    const count = <usize>(v != 0);
    list += count << 2;
    values += count * sizeof<T>();
  }
  return list;
}

/** Whether at least three fifths of a sample of a matrix's rows, `pitch` numbers apart, is zero: from there on lists win. */
export function mostlyZero<T>(a: usize, rows: usize, columns: usize, pitch: usize): bool {
  const sampled: usize = min(rows, 4);
  const bytes = columns * sizeof<T>();
  let zeros: usize = 0;
  for (let r: usize = 0; r < sampled; r++) {
    const from = a + ((r * rows) / sampled) * pitch * sizeof<T>();
    for (let at: usize = 0; at + 16 <= bytes; at += 16) {
      zeros += popcnt(bits<T>(v128.eq<T>(v128.load(from + at, 0, 1), v128.splat<T>(0))));
    }
  }
  return zeros * 5 >= sampled * columns * 3;
}

/** Whether none of the numbers is infinite or NaN: 0·x is 0 for all others. */
export function allFinite<T>(a: usize, bytes: usize): bool {
  let low = v128.splat<T>(0), high = v128.splat<T>(0);
  const zero = v128.splat<T>(0);
  let at: usize = 0;
  for (; at + 32 <= bytes; at += 32) {
    low = plus<T>(low, v128.load(a + at, 0, 1), zero);
    high = plus<T>(high, v128.load(a + at, 16, 1), zero);
  }
  let rest = <T>0;
  for (; at < bytes; at += sizeof<T>()) rest += load<T>(a + at) * <T>0;
  const all = v128.add<T>(v128.add<T>(low, high), v128.splat<T>(rest));
  return !v128.any_true(v128.ne<T>(all, all));
}

/**
 * How many bytes of the `left` the next panel takes: panels as equal as can be of at most seven vectors. With eight, sums
 * and the loads that V8 hoists no longer fit in the registers, and a sum that lives in memory takes twice the time.
 */
export function listWidth(left: usize): usize {
  const vectors = (left + 15) / 16;
  const panels = (vectors + 6) / 7;
  const width = (vectors + panels - 1) / panels;
  return width == 7 ? 112 : width > 4 ? 96 : 64;
}

/**
 * out[:] (+)= Σ values[k]·b[k, :] over a list, whose entries say where in b each row lies, for a panel of `width` bytes of
 * which `left` exist.
 */
export function listed<T>(out: usize, width: usize, left: isize, list: usize, end: usize, values: usize, b: usize, more: bool): void {
  if (width == 112) list7<T>(out, left, list, end, values, b, more);
  else if (width == 96) list6<T>(out, left, list, end, values, b, more);
  else list4<T>(out, left, list, end, values, b, more);
}

function list7<T>(out: usize, left: isize, list: usize, end: usize, values: usize, b: usize, more: bool): void {
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0);
  let s3 = v128.splat<T>(0), s4 = v128.splat<T>(0), s5 = v128.splat<T>(0);
  let s6 = v128.splat<T>(0);
  if (more) {
    s0 = v128.load(out, 0, 1), s1 = v128.load(out, 16, 1), s2 = v128.load(out, 32, 1);
    s3 = v128.load(out, 48, 1), s4 = v128.load(out, 64, 1), s5 = v128.load(out, 80, 1);
    s6 = v128.load(out, 96, 1);
  }
  for (; list != end; list += 4, values += sizeof<T>()) {
    const row = b + <usize>load<u32>(list);
    const x = v128.load_splat<T>(values);
    s0 = plus<T>(s0, x, v128.load(row, 0, 1)), s1 = plus<T>(s1, x, v128.load(row, 16, 1));
    s2 = plus<T>(s2, x, v128.load(row, 32, 1)), s3 = plus<T>(s3, x, v128.load(row, 48, 1));
    s4 = plus<T>(s4, x, v128.load(row, 64, 1)), s5 = plus<T>(s5, x, v128.load(row, 80, 1));
    s6 = plus<T>(s6, x, v128.load(row, 96, 1));
  }
  if (left >= 112) {
    v128.store(out, s0, 0, 1), v128.store(out, s1, 16, 1), v128.store(out, s2, 32, 1);
    v128.store(out, s3, 48, 1), v128.store(out, s4, 64, 1), v128.store(out, s5, 80, 1);
    v128.store(out, s6, 96, 1);
    return;
  }
  put<T>(out, s0, left), put<T>(out + 16, s1, left - 16), put<T>(out + 32, s2, left - 32);
  put<T>(out + 48, s3, left - 48), put<T>(out + 64, s4, left - 64), put<T>(out + 80, s5, left - 80);
  put<T>(out + 96, s6, left - 96);
}

function list6<T>(out: usize, left: isize, list: usize, end: usize, values: usize, b: usize, more: bool): void {
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0);
  let s3 = v128.splat<T>(0), s4 = v128.splat<T>(0), s5 = v128.splat<T>(0);
  if (more) {
    s0 = v128.load(out, 0, 1), s1 = v128.load(out, 16, 1), s2 = v128.load(out, 32, 1);
    s3 = v128.load(out, 48, 1), s4 = v128.load(out, 64, 1), s5 = v128.load(out, 80, 1);
  }
  for (; list != end; list += 4, values += sizeof<T>()) {
    const row = b + <usize>load<u32>(list);
    const x = v128.load_splat<T>(values);
    s0 = plus<T>(s0, x, v128.load(row, 0, 1)), s1 = plus<T>(s1, x, v128.load(row, 16, 1));
    s2 = plus<T>(s2, x, v128.load(row, 32, 1)), s3 = plus<T>(s3, x, v128.load(row, 48, 1));
    s4 = plus<T>(s4, x, v128.load(row, 64, 1)), s5 = plus<T>(s5, x, v128.load(row, 80, 1));
  }
  if (left >= 96) {
    v128.store(out, s0, 0, 1), v128.store(out, s1, 16, 1), v128.store(out, s2, 32, 1);
    v128.store(out, s3, 48, 1), v128.store(out, s4, 64, 1), v128.store(out, s5, 80, 1);
    return;
  }
  put<T>(out, s0, left), put<T>(out + 16, s1, left - 16), put<T>(out + 32, s2, left - 32);
  put<T>(out + 48, s3, left - 48), put<T>(out + 64, s4, left - 64), put<T>(out + 80, s5, left - 80);
}

function list4<T>(out: usize, left: isize, list: usize, end: usize, values: usize, b: usize, more: bool): void {
  let s0 = v128.splat<T>(0), s1 = v128.splat<T>(0), s2 = v128.splat<T>(0);
  let s3 = v128.splat<T>(0);
  if (more) {
    s0 = v128.load(out, 0, 1), s1 = v128.load(out, 16, 1), s2 = v128.load(out, 32, 1);
    s3 = v128.load(out, 48, 1);
  }
  for (; list != end; list += 4, values += sizeof<T>()) {
    const row = b + <usize>load<u32>(list);
    const x = v128.load_splat<T>(values);
    s0 = plus<T>(s0, x, v128.load(row, 0, 1)), s1 = plus<T>(s1, x, v128.load(row, 16, 1));
    s2 = plus<T>(s2, x, v128.load(row, 32, 1)), s3 = plus<T>(s3, x, v128.load(row, 48, 1));
  }
  if (left >= 64) {
    v128.store(out, s0, 0, 1), v128.store(out, s1, 16, 1), v128.store(out, s2, 32, 1);
    v128.store(out, s3, 48, 1);
    return;
  }
  put<T>(out, s0, left), put<T>(out + 16, s1, left - 16), put<T>(out + 32, s2, left - 32);
  put<T>(out + 48, s3, left - 48);
}
