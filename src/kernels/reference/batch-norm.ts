import type { Tensor } from "../tensor.ts";
import { channelsOf } from "./channels.ts";

/** mean[c], variance[c] and invStd[c] = 1/√(variance + eps) over the batch and all places of a channel */
export function batchMoments(mean: Tensor, variance: Tensor, invStd: Tensor, x: Tensor, eps: number): void {
  const { samples, channels, span } = channelsOf(x);
  const m = samples * span;
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let i = 0; i < samples; i++) {
      const start = (i * channels + c) * span;
      for (let p = start; p < start + span; p++) sum += x.data[p];
    }
    const mu = sum / m;
    let squares = 0;
    for (let i = 0; i < samples; i++) {
      const start = (i * channels + c) * span;
      for (let p = start; p < start + span; p++) squares += (x.data[p] - mu) * (x.data[p] - mu);
    }
    mean.data[c] = mu;
    variance.data[c] = squares / m;
    invStd.data[c] = 1 / Math.sqrt(squares / m + eps);
  }
}

/** invStd = 1/√(variance + eps) */
export function inverseStd({ data: invStd }: Tensor, { data: variance }: Tensor, eps: number): void {
  for (let c = 0; c < invStd.length; c++) invStd[c] = 1 / Math.sqrt(variance[c] + eps);
}

/** y = (x − mean)·invStd·γ + β */
export function normalize(y: Tensor, x: Tensor, mean: Tensor, invStd: Tensor, gamma: Tensor, beta: Tensor): void {
  const { samples, channels, span } = channelsOf(x);
  for (let row = 0; row < samples * channels; row++) {
    const c = row % channels;
    const [mu, inv, g, b] = [mean.data[c], invStd.data[c], gamma.data[c], beta.data[c]];
    for (let p = row * span; p < (row + 1) * span; p++) y.data[p] = (x.data[p] - mu) * inv * g + b;
  }
}

/** dγ[c] = Σ dy·x̂ and dβ[c] = Σ dy */
export function normalizeParameters(
  dgamma: Tensor,
  dbeta: Tensor,
  dy: Tensor,
  x: Tensor,
  mean: Tensor,
  invStd: Tensor,
): void {
  const { samples, channels, span } = channelsOf(x);
  for (let c = 0; c < channels; c++) {
    let dg = 0;
    let db = 0;
    for (let i = 0; i < samples; i++) {
      const start = (i * channels + c) * span;
      for (let p = start; p < start + span; p++) {
        dg += dy.data[p] * ((x.data[p] - mean.data[c]) * invStd.data[c]);
        db += dy.data[p];
      }
    }
    dgamma.data[c] = dg;
    dbeta.data[c] = db;
  }
}

/** dx = γ·invStd·(dy − dβ/m − x̂·dγ/m) */
export function normalizeBackward(
  dx: Tensor,
  dy: Tensor,
  x: Tensor,
  mean: Tensor,
  invStd: Tensor,
  gamma: Tensor,
  dgamma: Tensor,
  dbeta: Tensor,
): void {
  const { samples, channels, span } = channelsOf(x);
  const m = samples * span;
  for (let row = 0; row < samples * channels; row++) {
    const c = row % channels;
    const [mu, inv] = [mean.data[c], invStd.data[c]];
    const [throughMean, throughVariance] = [dbeta.data[c] / m, dgamma.data[c] / m];
    const slope = gamma.data[c] * inv;
    for (let p = row * span; p < (row + 1) * span; p++) {
      dx.data[p] = slope * (dy.data[p] - throughMean - (x.data[p] - mu) * inv * throughVariance);
    }
  }
}

/** dx = dy·γ·invStd */
export function scaleChannels(dx: Tensor, dy: Tensor, gamma: Tensor, invStd: Tensor): void {
  const { samples, channels, span } = channelsOf(dy);
  for (let row = 0; row < samples * channels; row++) {
    const slope = gamma.data[row % channels] * invStd.data[row % channels];
    for (let p = row * span; p < (row + 1) * span; p++) dx.data[p] = dy.data[p] * slope;
  }
}

/** out = (1 − momentum)·out + momentum·a·correction */
export function moveTowards({ data: out }: Tensor, { data: a }: Tensor, momentum: number, correction: number): void {
  for (let c = 0; c < out.length; c++) out[c] = (1 - momentum) * out[c] + momentum * (a[c] * correction);
}
