import { power } from "../power.ts";
import { epochOf, type Schedule } from "../schedule.ts";

export interface StepOptions {
  /** How many epochs (or steps) lie between two cuts. */
  readonly stepSize: number;
  readonly gamma?: number;
  /** What `stepSize` counts: PyTorch's users step once an epoch, R5 halves every 5,000 iterations. */
  readonly unit?: "epoch" | "step";
}

/** Multiplies the rate by `gamma` every `stepSize` epochs or steps. */
export function step({ stepSize, gamma = 0.1, unit = "epoch" }: StepOptions): Schedule {
  return {
    kind: "step",
    factor: (progress) => power(gamma, Math.floor((unit === "epoch" ? epochOf(progress) : progress.step) / stepSize)),
  };
}
