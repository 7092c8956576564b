import type { z } from "zod";
import type { Optimizer } from "../../../core/optimizer.ts";
import { choiceSchema } from "../choice.ts";
import type { Choice, Chosen } from "../entry.ts";
import { adam, adamw } from "./adam.ts";
import { rmsprop } from "./rmsprop.ts";
import { sgd } from "./sgd.ts";

/** Every optimiser. */
export const optimizers: Choice<Optimizer> = {
  thing: "optimizer",
  fallback: "adam",
  entries: [sgd, rmsprop, adam, adamw],
};

/** An optimiser in its full form. */
export const optimizerSchema: z.ZodType<Chosen> = choiceSchema(optimizers);
