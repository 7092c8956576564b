import type { Schedule } from "../../../core/schedule.ts";
import { constant as build } from "../../../core/schedules/constant.ts";
import { type Entry, entry } from "../entry.ts";
import { options } from "../form.ts";

export const constant: Entry<Schedule> = entry({
  name: "constant",
  description: "The optimiser's own learning rate throughout.",
  options: options({}),
  build: () => build(),
});
