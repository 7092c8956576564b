import { z } from "zod";
import type { Optimizer } from "../../../core/optimizer.ts";
import { type AdamOptions, adam as buildAdam, adamw as buildAdamw } from "../../../core/optimizers/adam.ts";
import { type Entry, entry } from "../entry.ts";
import { number } from "../fields.ts";
import { options } from "../form.ts";
import { decayBiases, learningRate, lrAliases, weightDecay } from "./learning-rate.ts";

function adaptive(
  name: string,
  description: string,
  usualDecay: number,
  build: (options: AdamOptions) => Optimizer,
): Entry<Optimizer> {
  const beta = number({ atLeast: 0, below: 1 });
  const betas = z
    .tuple([beta, beta], { error: "a list of two numbers, such as [0.9, 0.999]" })
    .default([0.9, 0.999])
    .describe("How slowly the mean and the mean square of the gradient forget.");
  const eps = number({ above: 0 }).default(1e-8).describe("Added to the root.");
  return entry({
    name,
    description,
    main: "lr",
    options: options(
      { lr: learningRate(1e-3), betas, eps, weight_decay: weightDecay(usualDecay), decay_biases: decayBiases() },
      { aliases: lrAliases },
    ),
    build: ({ lr, betas, eps, weight_decay, decay_biases }) =>
      build({ lr, betas, eps, weightDecay: weight_decay, decayBiases: decay_biases }),
  });
}

export const adam: Entry<Optimizer> = adaptive("adam", "Adaptive moments: the usual first choice.", 0, buildAdam);
export const adamw: Entry<Optimizer> = adaptive("adamw", "Adam with decoupled weight decay.", 0.01, buildAdamw);
