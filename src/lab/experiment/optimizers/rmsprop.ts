import type { Optimizer } from "../../../core/optimizer.ts";
import { rmsprop as build } from "../../../core/optimizers/rmsprop.ts";
import { type Entry, entry } from "../entry.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";
import { decayBiases, learningRate, lrAliases, weightDecay } from "./learning-rate.ts";

export const rmsprop: Entry<Optimizer> = entry({
  name: "rmsprop",
  description: "Divides each gradient by the root of its running mean square.",
  main: "lr",
  options: options(
    {
      lr: learningRate(0.01),
      alpha: number({ atLeast: 0, below: 1 }).default(0.99).describe("How slowly the mean square forgets."),
      eps: number({ above: 0 }).default(1e-8).describe("Added to the root."),
      weight_decay: weightDecay(0),
      decay_biases: decayBiases(),
    },
    { aliases: lrAliases },
  ),
  build: ({ lr, alpha, eps, weight_decay, decay_biases }) =>
    build({ lr, alpha, eps, weightDecay: weight_decay, decayBiases: decay_biases }),
});
