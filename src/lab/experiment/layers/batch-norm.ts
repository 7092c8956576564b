import { batchNorm as build } from "../../../core/layers/batch-norm.ts";
import { entry } from "../entry.ts";
import { flag, number } from "../fields.ts";
import { options } from "../form.ts";
import type { LayerEntry } from "./layer-entry.ts";

export const batchNorm: LayerEntry = entry({
  name: "batch_norm",
  description: "Gives every channel the mean 0 and the variance 1 of the batch, then scales and shifts it.",
  options: options({
    eps: number({ above: 0 }).default(1e-5).describe("Added to the variance."),
    momentum: number({ above: 0, atMost: 1 })
      .default(0.1)
      .describe("How far the running statistics move towards a batch's."),
    requires_grad: flag().default(true).describe("false freezes scale and shift."),
  }),
  build: ({ eps, momentum, requires_grad }) => build({ eps, momentum, requiresGrad: requires_grad }),
});
