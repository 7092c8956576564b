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

/** The epoch with the best monitored value (the first of equals), and how many epochs have passed since. */
export function bestEpoch(
  history: readonly EpochMetrics[],
  monitor: Monitor,
  minDelta = 0,
): { epoch: number; value: number; since: number } | undefined {
  let best: { epoch: number; value: number } | undefined;
  for (const metrics of history) {
    const value = metrics[monitor];
    if (value !== undefined && improves(monitor, value, best?.value, minDelta)) best = { epoch: metrics.epoch, value };
  }
  return best && { ...best, since: (history.at(-1)?.epoch ?? 0) - best.epoch };
}
