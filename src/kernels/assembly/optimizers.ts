import { get, last, plus, putPart, splat } from "./lanes";

/** θ −= lr·g */
export function sgd<T>(theta: usize, grad: usize, lr: f64, decay: f64, bytes: usize): void {
  const rate = splat<T>(lr), pull = splat<T>(decay);
  for (let i: usize = 0; ; i += 16) {
    const w = get(theta + i);
    if (last<T>(theta + i, v128.sub<T>(w, v128.mul<T>(rate, plus<T>(get(grad + i), pull, w))), bytes - i)) break;
  }
}

/** v = momentum·v + g; θ −= lr·v, or lr·(g + momentum·v) */
export function momentum<T>(theta: usize, grad: usize, v: usize, lr: f64, decay: f64, momentum: f64, nesterov: bool, bytes: usize): void {
  const rate = splat<T>(lr), pull = splat<T>(decay), keep = splat<T>(momentum);
  for (let i: usize = 0; ; i += 16) {
    const w = get(theta + i);
    const g = plus<T>(get(grad + i), pull, w);
    const velocity = v128.add<T>(v128.mul<T>(keep, flushed<T>(get(v + i))), g);
    const moved = v128.sub<T>(w, v128.mul<T>(rate, nesterov ? plus<T>(g, keep, velocity) : velocity));
    if (last<T>(v + i, velocity, bytes - i)) return putPart<T>(theta + i, moved, bytes - i);
    v128.store(theta + i, moved, 0, 1);
  }
}

/** s = alpha·s + (1 − alpha)·g²; θ −= lr·g / (√s + eps) */
export function rmsprop<T>(theta: usize, grad: usize, s: usize, lr: f64, decay: f64, alpha: f64, eps: f64, bytes: usize): void {
  const rate = splat<T>(lr), pull = splat<T>(decay), keep = splat<T>(alpha), take = splat<T>(1 - alpha), floor = splat<T>(eps);
  for (let i: usize = 0; ; i += 16) {
    const w = get(theta + i);
    const g = plus<T>(get(grad + i), pull, w);
    const square = v128.add<T>(v128.mul<T>(keep, get(s + i)), v128.mul<T>(take, v128.mul<T>(g, g)));
    const moved = v128.sub<T>(w, v128.div<T>(v128.mul<T>(rate, g), v128.add<T>(v128.sqrt<T>(square), floor)));
    if (last<T>(s + i, square, bytes - i)) return putPart<T>(theta + i, moved, bytes - i);
    v128.store(theta + i, moved, 0, 1);
  }
}

/** m = β1·m + (1 − β1)·g; s = β2·s + (1 − β2)·g²; θ = shrink·θ − lr·(m/correction1) / (√(s/correction2) + eps) */
export function adam<T>(
  theta: usize, grad: usize, m: usize, s: usize, lr: f64, beta1: f64, beta2: f64, eps: f64,
  decay: f64, shrink: f64, correction1: f64, correction2: f64, bytes: usize,
): void {
  const pull = splat<T>(decay), left = splat<T>(shrink), floor = splat<T>(eps);
  const keep1 = splat<T>(beta1), take1 = splat<T>(1 - beta1), keep2 = splat<T>(beta2), take2 = splat<T>(1 - beta2);
  const rate = splat<T>(lr), c1 = splat<T>(correction1), c2 = splat<T>(correction2);
  // In float32 two of the three divisions become products with a reciprocal: less than an ulp each, and twice as fast.
  const corrected = splat<T>(lr / correction1), inverse2 = splat<T>(1 / correction2);
  for (let i: usize = 0; ; i += 16) {
    const w = get(theta + i);
    const g = plus<T>(get(grad + i), pull, w);
    const mean = v128.add<T>(v128.mul<T>(keep1, flushed<T>(get(m + i))), v128.mul<T>(take1, g));
    const square = v128.add<T>(v128.mul<T>(keep2, get(s + i)), v128.mul<T>(take2, v128.mul<T>(g, g)));
    const step = sizeof<T>() == 4 ? v128.mul<T>(corrected, mean) : v128.mul<T>(rate, v128.div<T>(mean, c1));
    const spread = v128.sqrt<T>(sizeof<T>() == 4 ? v128.mul<T>(square, inverse2) : v128.div<T>(square, c2));
    const moved = v128.sub<T>(v128.mul<T>(left, w), v128.div<T>(step, v128.add<T>(spread, floor)));
    if (last<T>(theta + i, moved, bytes - i)) {
      putPart<T>(m + i, mean, bytes - i);
      return putPart<T>(s + i, square, bytes - i);
    }
    v128.store(m + i, mean, 0, 1);
    v128.store(s + i, square, 0, 1);
  }
}

/**
 * In float32, 0 where a number is below 1e-30. The weights of a pixel that is always black get no gradient, and what their
 * momentum still holds fades to subnormal numbers that never reach 0 and cost a hundred times the time of others.
 */
// @ts-ignore: decorator
@inline
function flushed<T>(v: v128): v128 {
  return sizeof<T>() == 4 ? v128.andnot(v, f32x4.lt(f32x4.abs(v), f32x4.splat(1e-30))) : v;
}
