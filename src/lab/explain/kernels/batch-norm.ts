import { channelsOf } from "../../../kernels/reference/channels.ts";
import type { Tensor } from "../../../kernels/tensor.ts";
import type { Accounts, Writer } from "../account.ts";
import { call, type Expression, minus, number, over, sum, times } from "../expression.ts";
import { channelAt, placesOf } from "./channels.ts";

export const batchMoments: Accounts["batchMoments"] = {
  writes: [0, 1, 2],
  rule: "μ = Σ x / m, σ² = Σ (x − μ)² / m, 1/√(σ² + ε)",
  explain(write, [, , , x, eps], c, written) {
    const places = placesOf(x, c);
    const m = number(places.length);
    const mean = over(sum(places.map((p) => write.at(x, p))), m);
    if (written === 0) return write.stored(mean);
    // The kernel goes on with its own mean, before that is rounded to be kept.
    const mu = number(places.reduce((total, p) => total + x.data[p], 0) / places.length);
    const deviations = places.map((p) => minus(write.at(x, p), mu));
    const variance = over(sum(deviations.map((deviation) => times(deviation, deviation))), m);
    return write.stored(written === 1 ? variance : over(number(1), call("sqrt", sum([variance, number(eps)]))));
  },
};

export const inverseStd: Accounts["inverseStd"] = {
  writes: [0],
  rule: "1/√(σ² + ε)",
  explain: (write, [, variance, eps], c) =>
    write.stored(over(number(1), call("sqrt", sum([write.at(variance, c), number(eps)])))),
};

export const normalize: Accounts["normalize"] = {
  writes: [0],
  rule: "y = (x − μ)/√(σ² + ε)·γ + β",
  explain(write, [, x, mean, invStd, gamma, beta], index) {
    const c = channelAt(x, index);
    return write.stored(sum([times(hat(write, x, mean, invStd, index), write.at(gamma, c)), write.at(beta, c)]));
  },
};

export const normalizeParameters: Accounts["normalizeParameters"] = {
  writes: [0, 1],
  rule: "∂C/∂γ = Σ δ·x̂, ∂C/∂β = Σ δ",
  explain(write, [, , dy, x, mean, invStd], c, written) {
    const places = placesOf(x, c);
    if (written === 1) return write.stored(sum(places.map((p) => write.at(dy, p))));
    return write.stored(sum(places.map((p) => times(write.at(dy, p), hat(write, x, mean, invStd, p)))));
  },
};

export const normalizeBackward: Accounts["normalizeBackward"] = {
  writes: [0],
  rule: "∂C/∂x = γ/√(σ² + ε)·(δ − Σδ/m − x̂·Σ(δ·x̂)/m)",
  equation: "BP2",
  explain(write, [, dy, x, mean, invStd, gamma, dgamma, dbeta], index) {
    const c = channelAt(x, index);
    const { samples, span } = channelsOf(x);
    const m = number(samples * span);
    const slope = times(write.at(gamma, c), write.at(invStd, c));
    const throughMean = over(write.at(dbeta, c), m);
    const throughVariance = times(hat(write, x, mean, invStd, index), over(write.at(dgamma, c), m));
    return write.stored(times(slope, minus(minus(write.at(dy, index), throughMean), throughVariance)));
  },
};

export const scaleChannels: Accounts["scaleChannels"] = {
  writes: [0],
  rule: "∂C/∂x = δ·γ/√(σ² + ε)",
  equation: "BP2",
  explain(write, [, dy, gamma, invStd], index) {
    const c = channelAt(dy, index);
    return write.stored(times(write.at(dy, index), times(write.at(gamma, c), write.at(invStd, c))));
  },
};

export const moveTowards: Accounts["moveTowards"] = {
  writes: [0],
  rule: "(1 − momentum)·old + momentum·new·correction",
  explain(write, [out, a, momentum, correction], c) {
    const kept = times(minus(number(1), number(momentum)), write.old(out, c));
    return write.stored(sum([kept, times(number(momentum), times(write.at(a, c), number(correction)))]));
  },
};

/** x̂ = (x − μ)/√(σ² + ε) */
function hat(write: Writer, x: Tensor, mean: Tensor, invStd: Tensor, index: number): Expression {
  const c = channelAt(x, index);
  return times(minus(write.at(x, index), write.at(mean, c)), write.at(invStd, c));
}
