import type { Schedule } from "../../../core/schedule.ts";
import { cosine as build } from "../../../core/schedules/cosine.ts";
import { type Entry, entry } from "../entry.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";
import { minFactor } from "./factor.ts";

export const cosine: Entry<Schedule> = entry({
  name: "cosine",
  description: "Falls along half a cosine, after a linear warm-up if asked for.",
  main: "warmup",
  options: options({
    warmup: number({ atLeast: 0 }).default(0).describe("Epochs of linear warm-up."),
    min_factor: minFactor(),
  }),
  build: ({ warmup, min_factor }) => build({ warmup, minFactor: min_factor }),
});
