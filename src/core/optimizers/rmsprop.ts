import type { Optimizer } from "../optimizer.ts";

export interface RmspropOptions {
  readonly lr?: number;
  /** How slowly the mean square forgets. */
  readonly alpha?: number;
  readonly eps?: number;
  /** Added to the gradient as weight_decay·θ. */
  readonly weightDecay?: number;
  /** Whether the decay acts on biases and batch-norm parameters too. */
  readonly decayBiases?: boolean;
}

/** Divides each gradient by the root of its running mean square (Hinton 2012, lecture 6.5; as PyTorch computes it). */
export function rmsprop(options: RmspropOptions = {}): Optimizer {
  const { lr = 0.01, alpha = 0.99, eps = 1e-8, weightDecay = 0, decayBiases = false } = options;
  return {
    kind: "rmsprop",
    lr,
    decaysAll: decayBiases,
    memory: ["square"],
    step(k, { theta, grad, decays }, [square], rate) {
      k.rmsprop(theta, grad, square, rate, decays ? weightDecay : 0, alpha, eps);
    },
  };
}
