import type { Schedule } from "../../../core/schedule.ts";
import { plateau as build } from "../../../core/schedules/plateau.ts";
import { type Entry, entry } from "../entry.ts";
import { number, oneOf, wholeNumber } from "../fields.ts";
import { options } from "../form.ts";
import { monitors } from "../monitor.ts";
import { factor, minFactor } from "./factor.ts";

export const plateau: Entry<Schedule> = entry({
  name: "plateau",
  description: "Cuts the rate when the monitored metric no longer improves.",
  options: options({
    monitor: oneOf(monitors).default("val_loss").describe("The metric that should improve."),
    gamma: factor().default(0.1),
    patience: wholeNumber({ atLeast: 0 }).default(10).describe("How many epochs without improvement are waited for."),
    min_delta: number({ atLeast: 0 }).default(0).describe("By how much a metric must improve to count."),
    min_factor: minFactor(),
  }),
  build: ({ monitor, gamma, patience, min_delta, min_factor }) =>
    build({ monitor, gamma, patience, minDelta: min_delta, minFactor: min_factor }),
});
