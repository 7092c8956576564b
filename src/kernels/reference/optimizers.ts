import type { AdamStep } from "../kernels.ts";
import type { Tensor } from "../tensor.ts";

/** θ −= lr·g */
export function sgd({ data: theta }: Tensor, { data: grad }: Tensor, lr: number, decay: number): void {
  for (let i = 0; i < theta.length; i++) theta[i] -= lr * (grad[i] + decay * theta[i]);
}

/** v = momentum·v + g; θ −= lr·v, or lr·(g + momentum·v) */
export function momentum(
  { data: theta }: Tensor,
  { data: grad }: Tensor,
  { data: v }: Tensor,
  lr: number,
  decay: number,
  momentum: number,
  nesterov: boolean,
): void {
  for (let i = 0; i < theta.length; i++) {
    const g = grad[i] + decay * theta[i];
    const velocity = momentum * v[i] + g;
    v[i] = velocity;
    theta[i] -= lr * (nesterov ? g + momentum * velocity : velocity);
  }
}

/** s = alpha·s + (1 − alpha)·g²; θ −= lr·g / (√s + eps) */
export function rmsprop(
  { data: theta }: Tensor,
  { data: grad }: Tensor,
  { data: s }: Tensor,
  lr: number,
  decay: number,
  alpha: number,
  eps: number,
): void {
  for (let i = 0; i < theta.length; i++) {
    const g = grad[i] + decay * theta[i];
    const square = alpha * s[i] + (1 - alpha) * (g * g);
    s[i] = square;
    theta[i] -= (lr * g) / (Math.sqrt(square) + eps);
  }
}

/** m = β1·m + (1 − β1)·g; s = β2·s + (1 − β2)·g²; θ −= lr·m̂ / (√ŝ + eps) */
export function adam(
  { data: theta }: Tensor,
  { data: grad }: Tensor,
  { data: m }: Tensor,
  { data: s }: Tensor,
  { lr, beta1, beta2, eps, decay, shrink, correction1, correction2 }: AdamStep,
): void {
  for (let i = 0; i < theta.length; i++) {
    const g = grad[i] + decay * theta[i];
    const mean = beta1 * m[i] + (1 - beta1) * g;
    const square = beta2 * s[i] + (1 - beta2) * (g * g);
    m[i] = mean;
    s[i] = square;
    theta[i] = shrink * theta[i] - (lr * (mean / correction1)) / (Math.sqrt(square / correction2) + eps);
  }
}
