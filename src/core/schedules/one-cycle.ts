import type { Schedule } from "../schedule.ts";
import { halfCosine } from "./cosine.ts";

export interface OneCycleOptions {
  /** The share of all steps in which the rate rises. */
  readonly pctStart?: number;
  /** The first rate is the optimiser's divided by this. */
  readonly divFactor?: number;
  /** The last rate is the first divided by this. */
  readonly finalDivFactor?: number;
}

/**
 * Rises along a cosine to the optimiser's rate and falls to almost nothing, once (Smith and Topin 2018; the numbers of
 * PyTorch's OneCycleLR, whose `max_lr` is the optimiser's `lr` here, without its cycling of the momentum).
 */
export function oneCycle({ pctStart = 0.3, divFactor = 25, finalDivFactor = 1e4 }: OneCycleOptions = {}): Schedule {
  const first = 1 / divFactor;
  const last = first / finalDivFactor;
  const between = (from: number, to: number, done: number): number => to + (from - to) * halfCosine(done);
  return {
    kind: "one_cycle",
    overAllEpochs: true,
    factor({ step, stepsPerEpoch, epochs }) {
      const total = epochs * stepsPerEpoch;
      const peak = pctStart * total - 1;
      if (step <= peak) return between(first, 1, peak > 0 ? step / peak : 1);
      return between(1, last, (step - peak) / (total - 1 - peak));
    },
  };
}
