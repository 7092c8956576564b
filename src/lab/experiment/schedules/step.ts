import type { Schedule } from "../../../core/schedule.ts";
import { step as build } from "../../../core/schedules/step.ts";
import { type Entry, entry } from "../entry.ts";
import { oneOf, wholeNumber } from "../fields.ts";
import { options } from "../form.ts";
import { factor } from "./factor.ts";

export const step: Entry<Schedule> = entry({
  name: "step",
  description: "Multiplies the rate by gamma every step_size epochs or steps.",
  main: "step_size",
  options: options({
    step_size: wholeNumber({ atLeast: 1 }).describe("How many epochs (or steps) lie between two cuts."),
    gamma: factor().default(0.1),
    unit: oneOf(["epoch", "step"]).default("epoch").describe("What step_size counts."),
  }),
  build: ({ step_size, gamma, unit }) => build({ stepSize: step_size, gamma, unit }),
});
