import { power } from "../power.ts";
import { epochOf, type Schedule } from "../schedule.ts";

/** Multiplies the rate by `gamma` after every epoch. */
export function exponential({ gamma }: { gamma: number }): Schedule {
  return { kind: "exponential", factor: (progress) => power(gamma, epochOf(progress)) };
}
