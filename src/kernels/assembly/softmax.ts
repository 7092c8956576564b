import { exp } from "./exp";
import { get, last, splat } from "./lanes";
import { addLanes, maximum } from "./sums";

/** Each row of `row` bytes: y = eˣ / Σ eˣ */
export function softmax<T>(y: usize, x: usize, rows: usize, row: usize): void {
  for (let i: usize = 0; i < rows; i++, x += row, y += row) {
    const max = v128.splat<T>(maximum<T>(x, row));
    const sum = splat<T>(sumExp<T>(x, row, max));
    for (let j: usize = 0; ; j += 16) {
      if (last<T>(y + j, v128.div<T>(exp<T>(v128.sub<T>(get(x + j), max)), sum), row - j)) break;
    }
  }
}

/** Each row: dx = y ⊙ (dy − Σⱼ dyⱼ·yⱼ) */
export function softmaxBackward<T>(dx: usize, dy: usize, y: usize, rows: usize, row: usize): void {
  for (let i: usize = 0; i < rows; i++, dx += row, dy += row, y += row) {
    let sum: f64 = 0;
    for (let j: usize = 0; j < row; j += 16) sum = addLanes<T>(sum, v128.mul<T>(get(dy + j), get(y + j)), row - j);
    const dot = splat<T>(sum);
    for (let j: usize = 0; ; j += 16) {
      if (last<T>(dx + j, v128.mul<T>(get(y + j), v128.sub<T>(get(dy + j), dot)), row - j)) break;
    }
  }
}

/** Σ e^(a − max) */
export function sumExp<T>(a: usize, bytes: usize, max: v128): f64 {
  let sum: f64 = 0;
  for (let j: usize = 0; j < bytes; j += 16) sum = addLanes<T>(sum, exp<T>(v128.sub<T>(get(a + j), max)), bytes - j);
  return sum;
}
