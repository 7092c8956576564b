import { z } from "zod";
import type { Schedule } from "../../../core/schedule.ts";
import { multiStep as build } from "../../../core/schedules/multi-step.ts";
import { type Entry, entry } from "../entry.ts";
import { wholeNumber } from "../fields.ts";
import { options } from "../form.ts";
import { factor } from "./factor.ts";

export const multiStep: Entry<Schedule> = entry({
  name: "multi_step",
  description: "Multiplies the rate by gamma at each of some epochs.",
  main: "milestones",
  options: options({
    milestones: z
      .array(wholeNumber({ atLeast: 1 }), { error: "a list of epochs, such as [10, 15]" })
      .min(1, { error: "a list of epochs, such as [10, 15]" })
      .describe("After how many epochs the rate is cut."),
    gamma: factor().default(0.1),
  }),
  build: ({ milestones, gamma }) => build({ milestones, gamma }),
});
