import { z } from "zod";
import type { Loss, Reduction } from "../../core/loss.ts";
import { bceWithLogits, crossEntropy, mse } from "../../core/losses/index.ts";
import { choiceSchema } from "./choice.ts";
import { type Choice, type Chosen, type Entry, entry } from "./entry.ts";
import { number, oneOf } from "./fields.ts";
import { options } from "./form.ts";

/** Builds a loss once it is known whether the data has classes. */
export type LossBuilder = (classification: boolean) => Loss;

const reduction = oneOf(["mean", "sum"]).default("mean").describe("Whether a batch's loss is a mean or a sum.");

function loss(
  name: string,
  description: string,
  build: (reduction: Reduction, classification: boolean) => Loss,
): Entry<LossBuilder> {
  return entry({
    name,
    description,
    options: options({ reduction }),
    build:
      ({ reduction }) =>
      (classification: boolean) =>
        build(reduction, classification),
  });
}

const weightList = "a list of numbers above 0, one a class";

/** The losses; `auto` is cross_entropy where the data has classes and mse where it has values. */
export const losses: Choice<LossBuilder> = {
  thing: "loss",
  bare: "auto",
  fallback: "auto",
  entries: [
    loss("mse", "Mean of (y − t)²: for values.", (reduction) => mse(reduction)),
    entry({
      name: "cross_entropy",
      description: "−Σ t·log softmax(y), from logits: for classes.",
      options: options(
        {
          reduction,
          label_smoothing: number({ atLeast: 0, below: 1 })
            .optional()
            .describe("The share of a target that is spread evenly over all classes, while training."),
          weight: z
            .array(number({ above: 0 }), { error: weightList })
            .min(2, { error: weightList })
            .optional()
            .describe("How much each class counts while training, in the order of the classes."),
        },
        { aliases: { weight: ["class_weights"] } },
      ),
      build:
        ({ reduction, label_smoothing, weight }) =>
        () =>
          crossEntropy(reduction, { labelSmoothing: label_smoothing ?? 0, weight }),
    }),
    loss("bce_with_logits", "Binary cross-entropy from logits: for targets between 0 and 1.", (reduction) =>
      bceWithLogits(reduction),
    ),
    loss("auto", "cross_entropy for classes, mse for values.", (reduction, classification) =>
      classification ? crossEntropy(reduction) : mse(reduction),
    ),
  ],
};

/** A loss in its full form. */
export const lossSchema: z.ZodType<Chosen> = choiceSchema(losses);
