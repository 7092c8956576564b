import { exp } from "../elementary/exp.ts";
import { log } from "../elementary/log.ts";
import { sigmoid } from "../elementary/sigmoid.ts";
import { softplus } from "../elementary/softplus.ts";
import type { Tensor } from "../tensor.ts";
import { matrix } from "./matmul.ts";
import { maximum, sumExp } from "./softmax.ts";

/** losses[i] = Σⱼ (y[i,j] − t[i,j])² */
export function squaredError(losses: Tensor, y: Tensor, t: Tensor): void {
  const [rows, columns] = matrix(y);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = i * columns; j < (i + 1) * columns; j++) sum += (y.data[j] - t.data[j]) * (y.data[j] - t.data[j]);
    losses.data[i] = sum;
  }
}

/** dy = scale·2(y − t) */
export function squaredErrorGradient(
  { data: dy }: Tensor,
  { data: y }: Tensor,
  { data: t }: Tensor,
  scale: number,
): void {
  for (let i = 0; i < dy.length; i++) dy[i] = scale * (2 * (y[i] - t[i]));
}

/** losses[i] = −Σⱼ t[i,j]·log softmax(y[i])[j] = log Σ e^y − Σ t·y where the t of a row sum to 1 */
export function crossEntropy(losses: Tensor, y: Tensor, t: Tensor): void {
  const [rows, columns] = matrix(y);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const max = maximum(y.data, start, columns);
    let sum = 0;
    for (let j = start; j < start + columns; j++) sum += t.data[j] * (y.data[j] - max);
    losses.data[i] = log(sumExp(y.data, start, columns, max)) - sum;
  }
}

/** dy = scale·(softmax(y) − t) */
export function crossEntropyGradient(dy: Tensor, y: Tensor, t: Tensor, scale: number): void {
  const [rows, columns] = matrix(y);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    const max = maximum(y.data, start, columns);
    const sum = sumExp(y.data, start, columns, max);
    for (let j = start; j < start + columns; j++) dy.data[j] = scale * (exp(y.data[j] - max) / sum - t.data[j]);
  }
}

/** losses[i] = Σⱼ log(1 + e^y) − t·y */
export function bceWithLogits(losses: Tensor, y: Tensor, t: Tensor): void {
  const [rows, columns] = matrix(y);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = i * columns; j < (i + 1) * columns; j++) sum += softplus(y.data[j]) - t.data[j] * y.data[j];
    losses.data[i] = sum;
  }
}

/** dy = scale·(sigmoid(y) − t) */
export function bceWithLogitsGradient(
  { data: dy }: Tensor,
  { data: y }: Tensor,
  { data: t }: Tensor,
  scale: number,
): void {
  for (let i = 0; i < dy.length; i++) dy[i] = scale * (sigmoid(y[i]) - t[i]);
}
