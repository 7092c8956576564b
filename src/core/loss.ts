import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../kernels/tensor.ts";

/** Whether a batch's loss is the mean of its losses or their plain sum. */
export type Reduction = "mean" | "sum";

/** How far outputs y are from their targets t, and in which direction. Both are [rows, …] of one shape. */
export interface Loss {
  readonly kind: string;
  readonly reduction: Reduction;
  /** Writes what the outputs are to aim at where that is not t itself; `value` and `gradient` then take it for their t. */
  readonly aim?: ((aim: Tensor, t: Tensor) => void) | undefined;
  /** What an evaluation reports, where that is not this loss but a plainer one. */
  readonly reported?: Loss | undefined;
  /** Writes each row's loss into `losses` [rows] and returns the batch's, reduced. */
  value(k: Kernels, losses: Tensor, y: Tensor, t: Tensor): number;
  /** dy = ∂(value)/∂y: equation BP1, the error at the output. */
  gradient(k: Kernels, dy: Tensor, y: Tensor, t: Tensor): void;
  /** How much the rows of t count together: as many as they are, unless their classes have weights. */
  weight(t: Tensor): number;
  /** The mean loss of rows of that weight whose losses add up to `total`: what a history shows, whatever the reduction. */
  average(total: number, weight: number, columns: number): number;
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
  /** As in `Loss`; by default t is aimed at, every row counts 1 and the loss itself is reported. */
  readonly aim?: Loss["aim"];
  readonly reported?: Loss["reported"];
  readonly weight?: Loss["weight"];
}

/** A rule with its reduction: the factor 1/N stands here, once. */
export function reduced(rule: LossRule, reduction: Reduction): Loss {
  const { kind, aim, reported, probabilities, weight = rowsOf } = rule;
  const share = (rows: number, columns: number): number => 1 / (rule.meanOver === "rows" ? rows : rows * columns);
  const factor = (t: Tensor): number => (reduction === "sum" ? 1 : share(weight(t), t.data.length / rowsOf(t)));
  return {
    kind,
    reduction,
    aim,
    reported,
    weight,
    value(k, losses, y, t) {
      rule.losses(k, losses, y, t);
      return total(losses) * factor(t);
    },
    gradient: (k, dy, y, t) => rule.gradient(k, dy, y, t, factor(t)),
    average: (sum, weight, columns) => sum * share(weight, columns),
    probabilities,
  };
}

function rowsOf({ shape: [rows = 1] }: Tensor): number {
  return rows;
}

/** Σ losses, in float64 whatever the precision of the tensor. */
export function total({ data }: Tensor): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return sum;
}
