import type { z } from "zod";
import { flag, number } from "../fields.ts";

/** The learning rate of an optimiser, with its default. */
export function learningRate(usual: number): z.ZodDefault<z.ZodNumber> {
  return number({ above: 0 }).default(usual).describe("The learning rate.");
}

/** How strongly weights are pulled to zero. */
export function weightDecay(usual: number): z.ZodDefault<z.ZodNumber> {
  return number({ atLeast: 0 }).default(usual).describe("How strongly weights are pulled to zero.");
}

/** Whether the decay acts on all that is learnt. */
export function decayBiases(): z.ZodDefault<z.ZodBoolean> {
  return flag().default(false).describe("Whether weight_decay acts on biases and batch-norm parameters too.");
}

/** Keras says learning_rate. */
export const lrAliases: { readonly lr: readonly string[] } = { lr: ["learning_rate"] };
