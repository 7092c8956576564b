import { z } from "zod";
import type { Schedule } from "../../../core/schedule.ts";
import { warmup as build } from "../../../core/schedules/warmup.ts";
import { type Chosen, type Entry, entry } from "../entry.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";

/** Warm-up goes before any other schedule, of which it is told here. */
export function warmup(other: { schema: () => z.ZodType<Chosen>; build: (then: Chosen) => Schedule }): Entry<Schedule> {
  return entry({
    name: "warmup",
    description: "Rises linearly over the first epochs, then follows another schedule.",
    main: "epochs",
    options: options({
      epochs: number({ above: 0 }).describe("How many epochs the rate rises."),
      // biome-ignore lint/suspicious/noThenProperty: the file's word for it, and never a function
      then: z.lazy(other.schema).prefault({ constant: {} }).describe("The schedule that follows."),
    }),
    build: ({ epochs, then }) => build({ epochs }, other.build(then)),
  });
}
