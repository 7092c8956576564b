import type { Tensor } from "../../../kernels/tensor.ts";
import type { Accounts, Writer } from "../account.ts";
import { call, type Expression, minus, number, over, sum, times } from "../expression.ts";

export const sgd: Accounts["sgd"] = {
  writes: [0],
  rule: "θ ← θ − lr·g",
  explain: (write, [theta, grad, lr, decay], i) =>
    write.stored(minus(write.old(theta, i), times(number(lr), decayed(write, theta, grad, decay, i)))),
};

export const momentum: Accounts["momentum"] = {
  writes: [0, 2],
  rule: "v ← momentum·v + g, θ ← θ − lr·v",
  explain(write, [theta, grad, v, lr, decay, mu, nesterov], i, written) {
    const g = decayed(write, theta, grad, decay, i);
    const velocity = sum([times(number(mu), write.old(v, i)), g]);
    if (written === 2) return write.stored(velocity);
    const step = nesterov ? sum([g, times(number(mu), velocity)]) : velocity;
    return write.stored(minus(write.old(theta, i), times(number(lr), step)));
  },
};

export const rmsprop: Accounts["rmsprop"] = {
  writes: [0, 2],
  rule: "s ← α·s + (1 − α)·g², θ ← θ − lr·g / (√s + ε)",
  explain(write, [theta, grad, s, lr, decay, alpha, eps], i, written) {
    const g = decayed(write, theta, grad, decay, i);
    const square = forgetting(alpha, write.old(s, i), times(g, g));
    if (written === 2) return write.stored(square);
    const step = over(times(number(lr), g), sum([call("sqrt", square), number(eps)]));
    return write.stored(minus(write.old(theta, i), step));
  },
};

export const adam: Accounts["adam"] = {
  writes: [0, 2, 3],
  rule: "m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g², θ ← θ − lr·m̂ / (√ŝ + ε)",
  explain(write, [theta, grad, m, s, step], i, written) {
    const { lr, beta1, beta2, eps, decay, shrink, correction1, correction2 } = step;
    const g = decayed(write, theta, grad, decay, i);
    const mean = forgetting(beta1, write.old(m, i), g);
    if (written === 2) return write.stored(mean);
    const square = forgetting(beta2, write.old(s, i), times(g, g));
    if (written === 3) return write.stored(square);
    const root = call("sqrt", over(square, number(correction2)));
    const change = over(times(number(lr), over(mean, number(correction1))), sum([root, number(eps)]));
    const old = write.old(theta, i);
    return write.stored(minus(shrink === 1 ? old : times(number(shrink), old), change));
  },
};

/** g = ∂C/∂θ + decay·θ */
function decayed(write: Writer, theta: Tensor, grad: Tensor, decay: number, i: number): Expression {
  const gradient = write.at(grad, i);
  return decay === 0 ? gradient : sum([gradient, times(number(decay), write.old(theta, i))]);
}

/** share·old + (1 − share)·new */
function forgetting(share: number, old: Expression, latest: Expression): Expression {
  return sum([times(number(share), old), times(minus(number(1), number(share)), latest)]);
}
