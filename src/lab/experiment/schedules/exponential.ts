import type { Schedule } from "../../../core/schedule.ts";
import { exponential as build } from "../../../core/schedules/exponential.ts";
import { type Entry, entry } from "../entry.ts";
import { options } from "../form.ts";
import { factor } from "./factor.ts";

export const exponential: Entry<Schedule> = entry({
  name: "exponential",
  description: "Multiplies the rate by gamma after every epoch.",
  main: "gamma",
  options: options({ gamma: factor() }),
  build: ({ gamma }) => build({ gamma }),
});
