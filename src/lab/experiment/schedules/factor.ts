import type { z } from "zod";
import { number } from "../fields.ts";

/** What a cut multiplies the learning rate by. */
export function factor(): z.ZodNumber {
  return number({ above: 0, atMost: 1 }).describe("What a cut multiplies the rate by.");
}

/** Where a descent ends. */
export function minFactor(): z.ZodDefault<z.ZodNumber> {
  return number({ atLeast: 0, atMost: 1 }).default(0).describe("The lowest rate, as a share of the optimiser's.");
}
