import { figure } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** The smallest relative gradient of a layer may be so much smaller than the largest; a sigmoid costs a factor of 4 a layer. */
const least = 1e-4;
/** Once may be a batch that all is right in. */
const inRow = 2;

/** A layer whose weights get a gradient that is nothing beside another layer's (Bengio et al. 1994; Glorot and Bengio 2010). */
export const vanishing: Check = {
  code: "vanishing_gradient",
  unless: ["dead_relu", "saturated", "symmetric_weights", "exploding", "inputs_not_scaled"],
  during(_, recall) {
    const memory = recall({ times: 0 });
    return ({ weights, event }) => {
      const moving = weights.filter(({ gradient }) => gradient > 0);
      const largest = Math.max(...moving.map(({ gradient }) => gradient));
      const weakest = moving.find(({ gradient }) => gradient < least * largest);
      memory.times = weakest ? memory.times + 1 : 0;
      if (!weakest || memory.times < inRow) return undefined;
      const factor = figure(weakest.gradient / largest, 2);
      return {
        where: `model[${weakest.layer}] ${weakest.kind}`,
        words: {
          en: `At step ${event.step} its gradient, relative to its weights, is ${factor} of the largest in the network.`,
          zh: `第 ${event.step} 步时，其梯度（相对于权重）仅为网络中最大者的 ${factor}。`,
        },
        cause: {
          en: "The error shrinks at every layer on its way down.",
          zh: "误差在向下传播时逐层缩小。",
        },
        fix: {
          en: "Use relu with its default weight_init, put batch_norm between the layers, or use fewer of them.",
          zh: "使用 relu 及其默认 weight_init，在各层之间加 batch_norm，或减少层数。",
        },
      };
    };
  },
};
