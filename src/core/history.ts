/** What an epoch measured. Losses are means over samples; accuracies are shares of 1 and absent for regression. */
export interface EpochMetrics {
  /** From 1. */
  readonly epoch: number;
  /** Over the epoch's own batches, while the weights moved. */
  readonly loss: number;
  readonly acc?: number | undefined;
  /** After the epoch, over the validation split. */
  readonly val_loss?: number | undefined;
  readonly val_acc?: number | undefined;
  /** At the epoch's last step. */
  readonly lr: number;
  /** √Σ(∂C/∂θ)² at the epoch's last step, before clipping. */
  readonly grad_norm: number;
  /** |Δθ|/|θ| of the epoch's last step: near 1e-3 is healthy. */
  readonly update_ratio: number;
}

/** The metrics that a schedule or early stopping can watch. */
export type Monitor = "loss" | "acc" | "val_loss" | "val_acc";

/** Whether `value` is finite and improves on `best` by more than `minDelta`: accuracies should rise, losses should fall. */
export function improves(monitor: Monitor, value: number, best: number | undefined, minDelta = 0): boolean {
  if (!Number.isFinite(value)) return false;
  if (best === undefined) return true;
  return monitor === "acc" || monitor === "val_acc" ? value > best + minDelta : value < best - minDelta;
}

/** An epoch, and what was monitored in it. */
export interface Best {
  readonly epoch: number;
  readonly value: number;
}

/** The best of some epochs (the first of equals): of those that `best` stands for, where it is given, and one more. */
export function better(
  best: Best | undefined,
  metrics: EpochMetrics,
  monitor: Monitor,
  minDelta?: number,
): Best | undefined {
  const value = metrics[monitor];
  return value !== undefined && improves(monitor, value, best?.value, minDelta)
    ? { epoch: metrics.epoch, value }
    : best;
}

/** The epoch with the best monitored value (the first of equals); undefined where none has a finite one. */
export function bestEpoch(history: readonly EpochMetrics[], monitor: Monitor, minDelta?: number): Best | undefined {
  let best: Best | undefined;
  for (const metrics of history) best = better(best, metrics, monitor, minDelta);
  return best;
}
