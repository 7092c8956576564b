import { put } from "./lanes";
import { allFinite, listed, listNonzero, listWidth, mostlyZero } from "./lists";
import { packColumns } from "./pack";
import { addRow } from "./rows";
import { COLUMN_LIST, COLUMN_VALUES, columnCopies, ends, lists, panels, ROW_LIST, ROW_VALUES, SPARSE_BATCH, SPARSE_DEPTH, SPARSE_ROWS, tile } from "./scratch";
import { turn } from "./transpose";

/** How far apart the rows of a panel are: a list holds for all panels, the narrower ones too. */
const PITCH: usize = 112;

/** y[m,n] = x[m,k] · w[n,k]ᵀ (+ bias[n]) where most of x is zero; false, and nothing done, where lists would not pay or not be exact. */
export function sparseNT<T>(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, pitch: usize, bias: usize): bool {
  if (m < 8 || n < 12 || k < 64) return false;
  const z = sizeof<T>();
  if (!mostlyZero<T>(x, m, k, k) || !allFinite<T>(w, n * k * z)) return false;
  const blocks = (k + SPARSE_DEPTH - 1) / SPARSE_DEPTH;
  const block = (((k + blocks - 1) / blocks + 3) / 4) * 4;
  for (let i: usize = 0; i < m; i += SPARSE_ROWS) {
    for (let from: usize = 0; from < k; from += block) {
      const to = y + i * pitch * z, rows = min(SPARSE_ROWS, m - i), depth = min(block, k - from);
      listedRows<T>(to, x + (i * k + from) * z, w + from * z, rows, n, k, pitch, depth, from > 0, from + depth < k ? 0 : bias);
    }
  }
  return true;
}

function listedRows<T>(y: usize, x: usize, w: usize, m: usize, n: usize, k: usize, pitch: usize, depth: usize, more: bool, bias: usize): void {
  const z = sizeof<T>();
  for (let i: usize = 0, list = lists(); i < m; i++, list += ROW_LIST) {
    store<u32>(ends() + 4 * i, <u32>listNonzero<T>(list, list + ROW_VALUES, x + i * k * z, depth * z, PITCH));
  }
  const row = n * z;
  for (let j: usize = 0; j < row; ) {
    const width = listWidth(row - j);
    packColumns<T>(panels(), w + (j / z) * k * z, k * z, depth, n - j / z, min(width, (row - j + 15) & ~15), PITCH);
    for (let i: usize = 0, list = lists(); i < m; i++, list += ROW_LIST) {
      listed<T>(y + i * pitch * z + j, width, row - j, list, load<u32>(ends() + 4 * i), list + ROW_VALUES, panels(), more);
    }
    if (bias) addRow<T>(y + j, bias + j, m, min(row - j, width), pitch * z);
    j += width;
  }
}

/** out[m,n] = a[k,m]ᵀ · b[k,n] where most of b is zero; false, and nothing done, where lists would not pay or not be exact. */
export function sparseTN<T>(out: usize, a: usize, b: usize, m: usize, n: usize, k: usize, pitch: usize): bool {
  if (m < 24 || n < 64 || k < 8 || k > SPARSE_BATCH) return false;
  const z = sizeof<T>();
  if (!mostlyZero<T>(b, k, n, pitch) || !allFinite<T>(a, k * m * z)) return false;
  for (let j: usize = 0; j < n; j += 16 / z) listedColumns<T>(out + j * z, a, b + j * z, m, k, pitch * z, (n - j) * z);
  return true;
}

/** One vector of columns of out: each is a column of b, listed, times all of a; then the vectors are turned round. */
function listedColumns<T>(out: usize, a: usize, b: usize, m: usize, k: usize, outRow: usize, left: isize): void {
  const z = sizeof<T>();
  const columns: usize = 16 / z;
  const pitch = ((k * z + 15) / 16) * 16;
  copyColumns<T>(b, outRow, k, pitch);
  const row = m * z;
  let entries: usize = 0;
  for (let c: usize = 0; c < columns; c++) {
    const list = lists() + c * COLUMN_LIST;
    const end = listNonzero<T>(list, list + COLUMN_VALUES, columnCopies() + c * pitch, k * z, row);
    entries += end - list;
    store<u32>(ends() + 4 * c, <u32>end);
  }
  if (entries == 0) {
    for (let i: usize = 0; i < m; i++, out += outRow) put<T>(out, v128.splat<T>(0), left);
    return;
  }
  for (let i: usize = 0; i < row; ) {
    const width = listWidth(row - i);
    for (let c: usize = 0; c < columns; c++) {
      const list = lists() + c * COLUMN_LIST;
      listed<T>(tile() + c * 112, width, 112, list, load<u32>(ends() + 4 * c), list + COLUMN_VALUES, a + i, false);
    }
    storeColumns<T>(out, outRow, left, min(width, row - i));
    out += columns * (width / 16) * outRow;
    i += width;
  }
}

/** Copies the columns of one vector's width to columnCopies(), each `pitch` bytes long. */
function copyColumns<T>(b: usize, row: usize, k: usize, pitch: usize): void {
  const columns: usize = 16 / sizeof<T>();
  let to = columnCopies();
  for (; k >= columns; k -= columns, b += columns * row, to += 16) turn<T>(to, pitch, 16, b, b + row, b + 2 * row, b + 3 * row);
  const last = b + (k - 1) * row;
  if (k > 0) turn<T>(to, pitch, 16, b, min(b + row, last), min(b + 2 * row, last), last);
}

/** Writes the `bytes` of each column in the tile down the rows of out. */
function storeColumns<T>(out: usize, outRow: usize, left: isize, bytes: usize): void {
  const columns: usize = 16 / sizeof<T>();
  let from = tile();
  for (; bytes >= 16; bytes -= 16, from += 16, out += columns * outRow) {
    turn<T>(out, outRow, left, from, from + 112, from + 224, from + 336);
  }
  for (; bytes > 0; bytes -= sizeof<T>(), from += sizeof<T>(), out += outRow) {
    for (let c: usize = 0; c < columns && <isize>(c * sizeof<T>()) < left; c++) store<T>(out + c * sizeof<T>(), load<T>(from + c * 112));
  }
}
