import type { Optimizer } from "../optimizer.ts";
import { power } from "../power.ts";

export interface AdamOptions {
  readonly lr?: number;
  /** How slowly the mean and the mean square of the gradient forget. */
  readonly betas?: readonly [number, number];
  readonly eps?: number;
  readonly weightDecay?: number;
  /** Whether the decay acts on biases and batch-norm parameters too. */
  readonly decayBiases?: boolean;
}

/**
 * Steps along the gradient's running mean over the root of its running mean square, both corrected for starting from
 * zero by dividing by 1 − βᵗ (Kingma and Ba 2015, algorithm 1). Weight decay is added to the gradient.
 */
export function adam(options: AdamOptions = {}): Optimizer {
  return adaptive("adam", options, (decay) => ({ decay, shrink: () => 1 }));
}

/** Adam with decoupled weight decay: θ first shrinks by lr·weight_decay·θ (Loshchilov and Hutter 2019, algorithm 2). */
export function adamw(options: AdamOptions = {}): Optimizer {
  const { weightDecay = 0.01 } = options;
  return adaptive("adamw", { ...options, weightDecay }, (decay) => ({
    decay: 0,
    shrink: (lr) => 1 - lr * decay,
  }));
}

function adaptive(
  kind: string,
  { lr = 1e-3, betas: [beta1, beta2] = [0.9, 0.999], eps = 1e-8, weightDecay = 0, decayBiases = false }: AdamOptions,
  decaying: (decay: number) => { decay: number; shrink: (lr: number) => number },
): Optimizer {
  return {
    kind,
    lr,
    decaysAll: decayBiases,
    memory: ["mean", "square"],
    step(k, { theta, grad, decays }, [mean, square], rate, t) {
      const { decay, shrink } = decaying(decays ? weightDecay : 0);
      const [correction1, correction2] = [1 - power(beta1, t), 1 - power(beta2, t)];
      k.adam(theta, grad, mean, square, {
        lr: rate,
        beta1,
        beta2,
        eps,
        decay,
        shrink: shrink(rate),
        correction1,
        correction2,
      });
    },
  };
}
