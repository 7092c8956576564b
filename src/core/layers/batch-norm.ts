import { constant, zeros } from "../initializers.ts";
import type { LayerSpec } from "../layer.ts";

export interface BatchNormOptions {
  /** Added to the variance, so that a constant channel does not divide by zero. */
  readonly eps?: number;
  /** How far the running statistics move towards each batch's (PyTorch's convention). */
  readonly momentum?: number;
  readonly requiresGrad?: boolean;
}

/**
 * y = γ·(x − μ)/√(σ² + ε) + β, channel by channel, with the mean and variance of the batch while training and the
 * running ones in evaluation (Ioffe and Szegedy 2015, algorithms 1 and 2). As in PyTorch the batch is normalised by
 * its biased variance and the running variance takes the unbiased one.
 */
export function batchNorm(options: BatchNormOptions = {}): LayerSpec {
  const { eps = 1e-5, momentum = 0.1, requiresGrad = true } = options;
  return {
    kind: "batch_norm",
    options: { eps, momentum },
    requiresGrad,
    build({ input, kernels: k, parameter, buffer }) {
      const channels = [input[0] ?? 1];
      const gamma = parameter("weight", channels, constant(1), { decays: false });
      const beta = parameter("bias", channels, zeros, { decays: false });
      const runningMean = buffer("running_mean", channels, 0);
      const runningVar = buffer("running_var", channels, 1);
      return {
        kind: "batch_norm",
        output: input,
        scratch: () => [channels, channels, channels],
        forward({ x, y, scratch: [mean, variance, invStd] }, { training }) {
          if (training) {
            k.batchMoments(mean, variance, invStd, x, eps);
            const m = x.data.length / channels[0];
            k.moveTowards(runningMean, mean, momentum, 1);
            // A single number has no variance to learn from.
            if (m > 1) k.moveTowards(runningVar, variance, momentum, m / (m - 1));
          } else {
            mean.data.set(runningMean.data);
            k.inverseStd(invStd, runningVar, eps);
          }
          k.normalize(y, x, mean, invStd, gamma.value, beta.value);
        },
        backward({ x, dy, dx, scratch: [mean, , invStd] }, { training }) {
          k.normalizeParameters(gamma.grad, beta.grad, dy, x, mean, invStd); // ∂C/∂γ = Σ δ·x̂, ∂C/∂β = Σ δ
          if (!dx) return;
          if (training) k.normalizeBackward(dx, dy, x, mean, invStd, gamma.value, gamma.grad, beta.grad);
          else k.scaleChannels(dx, dy, gamma.value, invStd);
        },
      };
    },
  };
}
