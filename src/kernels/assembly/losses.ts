import { exp } from "./exp";
import { get, last, splat } from "./lanes";
import { log1p64, log64 } from "./log";
import { logistic } from "./sigmoid";
import { sumExp } from "./softmax";
import { addLanes, maximum } from "./sums";

/** losses[i] = Σⱼ (y[i,j] − t[i,j])² */
export function squaredError<T>(losses: usize, y: usize, t: usize, rows: usize, row: usize): void {
  for (let i: usize = 0; i < rows; i++, y += row, t += row) {
    let sum: f64 = 0;
    for (let j: usize = 0; j < row; j += 16) {
      const d = v128.sub<T>(get(y + j), get(t + j));
      sum = addLanes<T>(sum, v128.mul<T>(d, d), row - j);
    }
    store<T>(losses + i * sizeof<T>(), <T>sum);
  }
}

/** dy = scale·2(y − t) */
export function squaredErrorGradient<T>(dy: usize, y: usize, t: usize, scale: f64, bytes: usize): void {
  const factor = splat<T>(scale), two = v128.splat<T>(2);
  for (let i: usize = 0; ; i += 16) {
    if (last<T>(dy + i, v128.mul<T>(factor, v128.mul<T>(two, v128.sub<T>(get(y + i), get(t + i)))), bytes - i)) break;
  }
}

/** losses[i] = log Σ e^y − Σ t·y */
export function crossEntropy<T>(losses: usize, y: usize, t: usize, rows: usize, row: usize): void {
  for (let i: usize = 0; i < rows; i++, y += row, t += row) {
    const max = v128.splat<T>(maximum<T>(y, row));
    let sum: f64 = 0;
    for (let j: usize = 0; j < row; j += 16) {
      sum = addLanes<T>(sum, v128.mul<T>(get(t + j), v128.sub<T>(get(y + j), max)), row - j);
    }
    const logarithm = f64x2.extract_lane(log64(f64x2.splat(sumExp<T>(y, row, max))), 0);
    store<T>(losses + i * sizeof<T>(), <T>(logarithm - sum));
  }
}

/** dy = scale·(softmax(y) − t) */
export function crossEntropyGradient<T>(dy: usize, y: usize, t: usize, scale: f64, rows: usize, row: usize): void {
  const factor = splat<T>(scale);
  for (let i: usize = 0; i < rows; i++, dy += row, y += row, t += row) {
    const max = v128.splat<T>(maximum<T>(y, row));
    const sum = splat<T>(sumExp<T>(y, row, max));
    for (let j: usize = 0; ; j += 16) {
      const p = v128.div<T>(exp<T>(v128.sub<T>(get(y + j), max)), sum);
      if (last<T>(dy + j, v128.mul<T>(factor, v128.sub<T>(p, get(t + j))), row - j)) break;
    }
  }
}

/** losses[i] = Σⱼ log(1 + e^y) − t·y, in float64 throughout */
export function bceWithLogits<T>(losses: usize, y: usize, t: usize, rows: usize, row: usize): void {
  const z = sizeof<T>();
  for (let i: usize = 0; i < rows; i++, y += row, t += row) {
    let sum: f64 = 0;
    for (let j: usize = 0; j < row; j += 2 * z) {
      const v = two<T>(y + j);
      const terms = f64x2.sub(softplus(v), f64x2.mul(two<T>(t + j), v));
      sum = addLanes<f64>(sum, terms, j + z < row ? 16 : 8);
    }
    store<T>(losses + i * z, <T>sum);
  }
}

/** dy = scale·(sigmoid(y) − t) */
export function bceWithLogitsGradient<T>(dy: usize, y: usize, t: usize, scale: f64, bytes: usize): void {
  const factor = splat<T>(scale);
  for (let i: usize = 0; ; i += 16) {
    if (last<T>(dy + i, v128.mul<T>(factor, v128.sub<T>(logistic<T>(get(y + i)), get(t + i))), bytes - i)) break;
  }
}

/** log(1 + eˣ) as in ../elementary/softplus.ts. */
function softplus(x: v128): v128 {
  const zero = f64x2.splat(0);
  const tail = log1p64(exp<f64>(v128.bitselect(x, f64x2.neg(x), f64x2.lt(x, zero))));
  return v128.bitselect(f64x2.add(x, tail), tail, f64x2.gt(x, zero));
}

/** Two neighbouring numbers as float64. */
// @ts-ignore: decorator
@inline
function two<T>(at: usize): v128 {
  return sizeof<T>() == 8 ? get(at) : f64x2.promote_low_f32x4(v128.load64_zero(at, 0, 1));
}
