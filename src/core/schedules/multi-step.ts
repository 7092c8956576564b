import { power } from "../power.ts";
import { epochOf, type Schedule } from "../schedule.ts";

/** Multiplies the rate by `gamma` at each of the given epochs. */
export function multiStep({ milestones, gamma = 0.1 }: { milestones: readonly number[]; gamma?: number }): Schedule {
  return {
    kind: "multi_step",
    factor: (progress) => power(gamma, milestones.filter((milestone) => milestone <= epochOf(progress)).length),
  };
}
