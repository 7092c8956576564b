import { dots } from "./dots";
import { packColumns, packRows } from "./pack";
import { addRow } from "./rows";
import { DEPTH, edge, panels } from "./scratch";
import { sparseNT, sparseTN } from "./sparse";
import { tile1x8, tileHeight, tileOf } from "./tiles";

/*
 * Rows of out are `pitch` numbers apart, and so are those of b where it has n columns: threads compute some rows each, or some
 * columns.
 */

/** out[m,n] = a[m,k] · b[k,n] */
export function matmul<T>(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void {
  const z = sizeof<T>();
  if (pitch == 1) dots<T>(out, b, a, m, k * z);
  else product<T>(out, pitch * z, m, n, k, a, k * z, z, b, pitch * z, z, 0);
}

/** out[m,n] = a[k,m]ᵀ · b[k,n] */
export function matmulTN<T>(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void {
  const z = sizeof<T>();
  if (pitch == 1) product<T>(out, m * z, 1, m, k, b, 0, z, a, m * z, z, 0);
  else if (!sparseTN<T>(out, a, b, m, n, k, pitch)) product<T>(out, pitch * z, m, n, k, a, z, m * z, b, pitch * z, z, 0);
}

/** out[m,n] = a[m,k] · b[n,k]ᵀ */
export function matmulNT<T>(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): void {
  linear<T>(out, a, b, m, n, k, pitch, 0);
}

/**
 * y[m,n] = x[m,k] · w[n,k]ᵀ + bias[n], or without a bias where that is 0. It is added to a panel of columns when their sums
 * are whole and still in the first-level cache.
 */
export function linear<T>(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, pitch: usize, bias: usize): void {
  const z = sizeof<T>();
  if (pitch == 1) {
    dots<T>(y, w, x, m, k * z);
    if (bias) addRow<T>(y, bias, m, z, z);
  } else if (!sparseNT<T>(y, x, w, m, n, k, pitch, bias)) product<T>(y, pitch * z, m, n, k, x, k * z, z, w, z, k * z, bias);
}

/**
 * The same for so few rows that packing w would not pay. In float32 a sum has other parts here: a few rows of a longer product
 * must not come here, or its bits would depend on how it is cut.
 */
export function linearFew<T>(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, bias: usize): void {
  const z = sizeof<T>();
  for (let i: usize = 0; i < m; i++) dots<T>(y + i * n * z, x + i * k * z, w, n, k * z);
  if (bias) addRow<T>(y, bias, m, n * z, n * z);
}

/**
 * out[i,j] = Σₖ a[i,k]·b[k,j] (+ bias[j]), where a[i,k] lies at a + i·ai + k·ak and b[k,j] at b + k·bk + j·bj: the three
 * products differ in these strides alone, and one column is one row of the transposed product. Columns go by panels of two
 * vectors, rows by fives; each sum has one accumulator and runs over ascending k, in float32 as in float64.
 */
function product<T>(out: usize, row: usize, m: usize, n: usize, depth: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, bj: usize, bias: usize): void {
  if (depth == 0) {
    for (let i: usize = 0, to = out; i < m; i++, to += row) memory.fill(to, 0, n * sizeof<T>());
    if (bias) addRow<T>(out, bias, m, n * sizeof<T>(), row);
    return;
  }
  const blocks = (depth + DEPTH - 1) / DEPTH;
  const block = (depth + blocks - 1) / blocks;
  for (let k: usize = 0; k < depth; k += block) {
    partial<T>(out, row, m, n, min(block, depth - k), a + k * ak, ai, ak, b + k * bk, bk, bj, k > 0, k + block < depth ? 0 : bias);
  }
}

function partial<T>(out: usize, row: usize, m: usize, n: usize, depth: usize, a: usize, ai: usize, ak: usize, b: usize, bk: usize, bj: usize, more: bool, bias: usize): void {
  const z = sizeof<T>();
  const bytes = n * z;
  const transposed = bj != z;
  const packs = transposed || m >= 8;
  let j: usize = 0;
  if (!packs && m == 1) {
    for (; j + 128 <= bytes; j += 128) tile1x8<T>(out + j, a, ak, b + j, bk, depth, more);
  }
  // As many panels at once as fit in 64 KiB: then rows of a wide b are read in whole cache lines and a little ahead.
  const group: usize = depth > 512 ? 64 : depth > 256 ? 128 : 256;
  const start = j;
  while (j < bytes) {
    const width: usize = bytes - j > 16 ? 32 : 16;
    let panel = b + (j / z) * bj;
    let step = bk;
    if (packs) {
      step = width;
      if (transposed) {
        packColumns<T>(panels(), panel, bj, depth, n - j / z, width, width);
        panel = panels();
      } else {
        const within = (j - start) % group;
        if (within == 0) packRows(panels(), panel, bk, depth, min(group, (bytes - j + 15) & ~15));
        panel = panels() + within * depth;
      }
    }
    const left = bytes - j;
    for (let i: usize = 0; i < m; ) {
      const rows = tileHeight(m - i, width);
      const to = out + i * row + j;
      const from = a + i * ai;
      if (left >= width) {
        tileOf<T>(rows, width, to, row, from, ai, ak, panel, step, depth, more);
      } else {
        if (more) for (let r: usize = 0; r < rows; r++) memory.copy(edge() + 32 * r, to + r * row, left);
        tileOf<T>(rows, width, edge(), 32, from, ai, ak, panel, step, depth, more);
        for (let r: usize = 0; r < rows; r++) memory.copy(to + r * row, edge() + 32 * r, left);
      }
      i += rows;
    }
    if (bias) addRow<T>(out + j, bias + j, m, min(left, width), row);
    j += width;
  }
}
