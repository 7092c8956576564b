import { improves, type Monitor } from "../history.ts";
import type { Schedule } from "../schedule.ts";

export interface PlateauOptions {
  readonly monitor?: Monitor;
  /** What the rate is multiplied by. */
  readonly gamma?: number;
  /** How many epochs without improvement are waited for. */
  readonly patience?: number;
  readonly minDelta?: number;
  /** The rate falls no lower than this share of the optimiser's. */
  readonly minFactor?: number;
}

/** Cuts the rate when the monitored metric has not improved for more than `patience` epochs. */
export function plateau(options: PlateauOptions = {}): Schedule {
  const { monitor = "val_loss", gamma = 0.1, patience = 10, minDelta = 0, minFactor = 0 } = options;
  return {
    kind: "plateau",
    factor({ history }) {
      let factor = 1;
      let best: number | undefined;
      let waited = 0;
      for (const metrics of history) {
        const value = metrics[monitor];
        if (value === undefined) continue;
        if (improves(monitor, value, best, minDelta)) [best, waited] = [value, 0];
        else if (++waited > patience) [factor, waited] = [Math.max(minFactor, factor * gamma), 0];
      }
      return factor;
    },
  };
}
