import type { Schedule } from "../../../core/schedule.ts";
import { oneCycle as build } from "../../../core/schedules/one-cycle.ts";
import { type Entry, entry } from "../entry.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";

export const oneCycle: Entry<Schedule> = entry({
  name: "one_cycle",
  description: "Rises to the optimiser's rate and falls to almost nothing, once.",
  options: options({
    pct_start: number({ above: 0, below: 1 }).default(0.3).describe("The share of all steps in which the rate rises."),
    div_factor: number({ atLeast: 1 }).default(25).describe("The first rate is the optimiser's divided by this."),
    final_div_factor: number({ atLeast: 1 }).default(1e4).describe("The last rate is the first divided by this."),
  }),
  build: ({ pct_start, div_factor, final_div_factor }) =>
    build({ pctStart: pct_start, divFactor: div_factor, finalDivFactor: final_div_factor }),
});
