import type { z } from "zod";
import type { Schedule } from "../../../core/schedule.ts";
import { buildChosen, choiceSchema } from "../choice.ts";
import type { Choice, Chosen } from "../entry.ts";
import { constant } from "./constant.ts";
import { cosine } from "./cosine.ts";
import { exponential } from "./exponential.ts";
import { multiStep } from "./multi-step.ts";
import { oneCycle } from "./one-cycle.ts";
import { plateau } from "./plateau.ts";
import { step } from "./step.ts";
import { warmup } from "./warmup.ts";

/** Every schedule. */
export const schedules: Choice<Schedule> = {
  thing: "schedule",
  fallback: "constant",
  entries: [
    constant,
    step,
    multiStep,
    exponential,
    cosine,
    oneCycle,
    plateau,
    warmup({ schema: () => scheduleSchema, build: (then) => buildChosen(schedules, then) }),
  ],
};

/** A schedule in its full form. */
export const scheduleSchema: z.ZodType<Chosen> = choiceSchema(schedules);
