import type { EpochMetrics } from "./history.ts";

/** Where a training stands before a step. */
export interface Progress {
  /** Steps done, from 0. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  /** What every finished epoch measured, oldest first. */
  readonly history: readonly EpochMetrics[];
}

/**
 * A learning rate as a function of progress: the optimiser's `lr` is multiplied by `factor`. A schedule has no state,
 * since all that it may depend on is in the progress; a resumed run needs nothing more.
 */
export interface Schedule {
  readonly kind: string;
  /** Whether its rates depend on how many epochs there are to be: then a training cannot be made longer afterwards. */
  readonly overAllEpochs?: boolean | undefined;
  factor(progress: Progress): number;
}

/** Epochs done, from 0, as a whole number. */
export function epochOf({ step, stepsPerEpoch }: Progress): number {
  return Math.floor(step / stepsPerEpoch);
}
