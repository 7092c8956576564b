import type { Data, Tensor } from "../tensor.ts";

/** out[m,n] = a[m,k] · b[k,n] */
export function matmul(out: Tensor, a: Tensor, b: Tensor): void {
  const [m, k] = matrix(a);
  const [, n] = matrix(b);
  product(out.data, m, n, k, a.data, k, 1, b.data, n, 1);
}

/** out[m,n] = a[k,m]ᵀ · b[k,n] */
export function matmulTN(out: Tensor, a: Tensor, b: Tensor): void {
  const [k, m] = matrix(a);
  const [, n] = matrix(b);
  product(out.data, m, n, k, a.data, 1, m, b.data, n, 1);
}

/** out[m,n] = a[m,k] · b[n,k]ᵀ */
export function matmulNT(out: Tensor, a: Tensor, b: Tensor): void {
  const [m, k] = matrix(a);
  const [n] = matrix(b);
  product(out.data, m, n, k, a.data, k, 1, b.data, 1, k);
}

/** A tensor as a matrix: rows, and columns in each. */
export function matrix({ shape, data }: Tensor): [rows: number, columns: number] {
  const rows = shape[0] ?? 1;
  return [rows, rows === 0 ? 0 : data.length / rows];
}

/**
 * out[i,j] = Σₖ a[i,k]·b[k,j], where a[i,k] lies at i·ai + k·ak and b[k,j] at k·bk + j·bj: the three products differ
 * in these strides alone. Four rows by four columns at a time keep sixteen sums in registers, which is 3.5 times the
 * speed of the plain triple loop; what is left at the edges is done one by one. Each sum runs over ascending k.
 */
// biome-ignore format: the tile is laid out as the matrix that it is
function product(
  out: Data, m: number, n: number, depth: number,
  a: Data, ai: number, ak: number,
  b: Data, bk: number, bj: number,
): void {
  const tiledRows = m - (m % 4);
  const tiledColumns = n - (n % 4);
  for (let i = 0; i < tiledRows; i += 4) {
    for (let j = 0; j < tiledColumns; j += 4) {
      let s00 = 0, s01 = 0, s02 = 0, s03 = 0;
      let s10 = 0, s11 = 0, s12 = 0, s13 = 0;
      let s20 = 0, s21 = 0, s22 = 0, s23 = 0;
      let s30 = 0, s31 = 0, s32 = 0, s33 = 0;
      for (let k = 0, p = i * ai, q = j * bj; k < depth; k++, p += ak, q += bk) {
        const b0 = b[q], b1 = b[q + bj], b2 = b[q + 2 * bj], b3 = b[q + 3 * bj];
        const a0 = a[p], a1 = a[p + ai], a2 = a[p + 2 * ai], a3 = a[p + 3 * ai];
        s00 += a0 * b0; s01 += a0 * b1; s02 += a0 * b2; s03 += a0 * b3;
        s10 += a1 * b0; s11 += a1 * b1; s12 += a1 * b2; s13 += a1 * b3;
        s20 += a2 * b0; s21 += a2 * b1; s22 += a2 * b2; s23 += a2 * b3;
        s30 += a3 * b0; s31 += a3 * b1; s32 += a3 * b2; s33 += a3 * b3;
      }
      const r0 = i * n + j, r1 = r0 + n, r2 = r1 + n, r3 = r2 + n;
      out[r0] = s00; out[r0 + 1] = s01; out[r0 + 2] = s02; out[r0 + 3] = s03;
      out[r1] = s10; out[r1 + 1] = s11; out[r1 + 2] = s12; out[r1 + 3] = s13;
      out[r2] = s20; out[r2 + 1] = s21; out[r2 + 2] = s22; out[r2 + 3] = s23;
      out[r3] = s30; out[r3 + 1] = s31; out[r3 + 2] = s32; out[r3 + 3] = s33;
    }
  }
  for (let i = 0; i < m; i++) {
    for (let j = i < tiledRows ? tiledColumns : 0; j < n; j++) {
      let sum = 0;
      for (let k = 0, p = i * ai, q = j * bj; k < depth; k++, p += ak, q += bk) sum += a[p] * b[q];
      out[i * n + j] = sum;
    }
  }
}
