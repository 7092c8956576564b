import type { Optimizer } from "../../../core/optimizer.ts";
import { sgd as build } from "../../../core/optimizers/sgd.ts";
import { type Entry, entry } from "../entry.ts";
import { flag, number } from "../fields.ts";
import { options } from "../form.ts";
import { decayBiases, learningRate, lrAliases, weightDecay } from "./learning-rate.ts";

export const sgd: Entry<Optimizer> = entry({
  name: "sgd",
  description: "Steps along the gradient, with momentum if asked for.",
  main: "lr",
  options: options(
    {
      lr: learningRate(0.01),
      momentum: number({ atLeast: 0, below: 1 }).default(0).describe("How much of the last velocity stays."),
      nesterov: flag().default(false).describe("Looks ahead along the velocity."),
      weight_decay: weightDecay(0),
      decay_biases: decayBiases(),
      shrink: number({ atLeast: 0, below: 1 })
        .optional()
        .describe("What decays is multiplied by 1 − shrink after each step, whatever the rate."),
    },
    { aliases: lrAliases },
  ).refine(({ nesterov, momentum }) => !nesterov || momentum > 0, {
    path: ["nesterov"],
    error: "nesterov looks ahead along the momentum, which is 0. Add momentum: 0.9, or delete nesterov.",
  }),
  build: ({ lr, momentum, nesterov, weight_decay, decay_biases, shrink = 0 }) =>
    build({ lr, momentum, nesterov, weightDecay: weight_decay, decayBiases: decay_biases, shrink }),
});
