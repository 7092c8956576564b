import type { Optimizer } from "../optimizer.ts";

export interface SgdOptions {
  readonly lr?: number;
  /** How much of the last velocity stays (Polyak 1964). */
  readonly momentum?: number;
  /** Looks ahead along the velocity (Nesterov 1983, in the form of Sutskever et al. 2013). */
  readonly nesterov?: boolean;
  /** Added to the gradient as weight_decay·θ. */
  readonly weightDecay?: number;
  /** Whether the decay acts on biases and batch-norm parameters too. */
  readonly decayBiases?: boolean;
  /** Multiplies what decays by 1 − shrink after each step, whatever the rate (Hanson and Pratt 1988). */
  readonly shrink?: number;
}

/** θ ← θ − lr·∂C/∂θ, with momentum and Nesterov's look-ahead as PyTorch computes them. */
export function sgd(options: SgdOptions = {}): Optimizer {
  const { lr = 0.01, momentum = 0, nesterov = false, weightDecay = 0, decayBiases = false, shrink = 0 } = options;
  return {
    kind: "sgd",
    lr,
    decaysAll: decayBiases,
    memory: momentum === 0 ? [] : ["velocity"],
    step(k, { theta, grad, decays }, [velocity], rate) {
      const decay = decays ? weightDecay : 0;
      if (velocity) k.momentum(theta, grad, velocity, rate, decay, momentum, nesterov);
      else k.sgd(theta, grad, rate, decay);
      if (decays && shrink > 0) k.scale(theta, 1 - shrink);
    },
  };
}
