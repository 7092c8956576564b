import { cos, pi } from "../../kernels/elementary/sin.ts";
import type { Schedule } from "../schedule.ts";

export interface CosineOptions {
  /** Epochs of linear warm-up before the descent; the descent takes what is left. */
  readonly warmup?: number;
  /** Where the descent ends, as a share of the optimiser's rate. */
  readonly minFactor?: number;
}

/** Falls along half a cosine from the full rate to `minFactor` of it, step by step (Loshchilov and Hutter 2017). */
export function cosine({ warmup = 0, minFactor = 0 }: CosineOptions = {}): Schedule {
  return {
    kind: "cosine",
    overAllEpochs: true,
    factor({ step, stepsPerEpoch, epochs }) {
      const warm = warmup * stepsPerEpoch;
      if (step < warm) return (step + 1) / warm;
      const done = (step - warm) / (epochs * stepsPerEpoch - warm);
      return minFactor + (1 - minFactor) * halfCosine(done);
    },
  };
}

/** From 1 to 0 as `done` goes from 0 to 1. */
export function halfCosine(done: number): number {
  return 0.5 * (1 + cos(pi * Math.min(1, done)));
}
