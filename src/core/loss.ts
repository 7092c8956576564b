import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../kernels/tensor.ts";

/** Whether a batch's loss is the mean of its losses or their plain sum. */
export type Reduction = "mean" | "sum";

/** How far outputs y are from their targets t, and in which direction. Both are [rows, …] of one shape. */
export interface Loss {
  readonly kind: string;
  readonly reduction: Reduction;
  /** Writes each row's loss into `losses` [rows] and returns the batch's, reduced. */
  value(k: Kernels, losses: Tensor, y: Tensor, t: Tensor): number;
  /** dy = ∂(value)/∂y: equation BP1, the error at the output. */
  gradient(k: Kernels, dy: Tensor, y: Tensor, t: Tensor): void;
  /** The mean loss of `samples` rows whose losses add up to `total`: what a history shows, whatever the reduction. */
  average(total: number, samples: number, columns: number): number;
  /** Outputs as probabilities: softmax of logits, sigmoid of binary ones; other outputs are taken as they are. */
  probabilities(k: Kernels, p: Tensor, y: Tensor): void;
}

/** What distinguishes one loss from another; `scale` multiplies the gradient of the sum. */
export interface LossRule {
  readonly kind: string;
  /** What PyTorch's mean runs over. */
  readonly meanOver: "rows" | "elements";
  losses(k: Kernels, losses: Tensor, y: Tensor, t: Tensor): void;
  gradient(k: Kernels, dy: Tensor, y: Tensor, t: Tensor, scale: number): void;
  probabilities(k: Kernels, p: Tensor, y: Tensor): void;
}

/** A rule with its reduction: the factor 1/N stands here, once. */
export function reduced(rule: LossRule, reduction: Reduction): Loss {
  const share = (rows: number, columns: number): number => 1 / (rule.meanOver === "rows" ? rows : rows * columns);
  const factor = ({ shape: [rows = 1], data }: Tensor): number =>
    reduction === "sum" ? 1 : share(rows, data.length / rows);
  return {
    kind: rule.kind,
    reduction,
    value(k, losses, y, t) {
      rule.losses(k, losses, y, t);
      return total(losses) * factor(y);
    },
    gradient: (k, dy, y, t) => rule.gradient(k, dy, y, t, factor(y)),
    average: (sum, samples, columns) => sum * share(samples, columns),
    probabilities: rule.probabilities,
  };
}

/** Σ losses, in float64 whatever the precision of the tensor. */
export function total({ data }: Tensor): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return sum;
}
