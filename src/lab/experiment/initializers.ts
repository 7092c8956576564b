import type { z } from "zod";
import * as initial from "../../core/initializers.ts";
import { buildChosen, choiceSchema } from "./choice.ts";
import { type Choice, type Chosen, entry } from "./entry.ts";
import { number } from "./fields.ts";
import { options } from "./form.ts";

/** What a weight or a bias can start from. */
export const initializers: Choice<initial.Initializer> = {
  thing: "initializer",
  entries: [
    entry({ name: "he_uniform", description: "U(±√(6/fan_in))", options: options({}), build: () => initial.heUniform }),
    entry({ name: "he_normal", description: "N(0, 2/fan_in)", options: options({}), build: () => initial.heNormal }),
    entry({
      name: "xavier_uniform",
      description: "U(±√(6/(fan_in + fan_out)))",
      options: options({}),
      build: () => initial.xavierUniform,
    }),
    entry({
      name: "xavier_normal",
      description: "N(0, 2/(fan_in + fan_out))",
      options: options({}),
      build: () => initial.xavierNormal,
    }),
    entry({
      name: "normal",
      description: "N(mean, std²)",
      main: "std",
      options: options({
        std: number({ atLeast: 0 }).default(1).describe("The standard deviation."),
        mean: number().default(0).describe("The mean."),
      }),
      build: ({ std, mean }) => initial.normal(std, mean),
    }),
    entry({
      name: "uniform",
      description: "U(−limit, limit)",
      main: "limit",
      options: options({ limit: number({ above: 0 }).describe("The largest magnitude.") }),
      build: ({ limit }) => initial.uniform(limit),
    }),
    entry({
      name: "constant",
      description: "Every element the same.",
      main: "value",
      options: options({ value: number().describe("The value of every element.") }),
      build: ({ value }) => initial.constant(value),
    }),
    entry({ name: "zeros", description: "All zeros.", options: options({}), build: () => initial.zeros }),
  ],
};

/** An initialiser in its full form. */
export const initializerSchema: z.ZodType<Chosen> = choiceSchema(initializers);

/** The initialiser that a file chose. */
export function buildInitializer(choice: Chosen): initial.Initializer {
  return buildChosen(initializers, choice);
}
