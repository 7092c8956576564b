import type { z } from "zod";
import { number } from "../fields.ts";

/** The learning rate of an optimiser, with its default. */
export function learningRate(usual: number): z.ZodDefault<z.ZodNumber> {
  return number({ above: 0 }).default(usual).describe("The learning rate.");
}

/** How strongly weights are pulled to zero. */
export function weightDecay(usual: number): z.ZodDefault<z.ZodNumber> {
  return number({ atLeast: 0 }).default(usual).describe("How strongly weights (not biases) are pulled to zero.");
}

/** Keras says learning_rate. */
export const lrAliases: { readonly lr: readonly string[] } = { lr: ["learning_rate"] };
