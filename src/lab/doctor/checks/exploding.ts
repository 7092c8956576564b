import { figure } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** Scaled inputs and healthy weights give outputs near 1; a thousand is three layers that each multiply by ten. */
const most = 1000;

/** A layer whose outputs have grown far beyond what came in (He et al. 2015, section 2.2). */
export const exploding: Check = {
  code: "exploding",
  unless: ["inputs_not_scaled", "targets_not_scaled"],
  during:
    () =>
    ({ weights, event }) => {
      const first = weights.find(({ output }) => output > most);
      if (!first) return undefined;
      const size = figure(first.output, 3);
      return {
        where: `model[${first.layer}] ${first.kind}`,
        words: {
          en: `At step ${event.step} its outputs have a root mean square of ${size}; near 1 is healthy.`,
          zh: `第 ${event.step} 步时，其输出的均方根为 ${size}，1 左右为宜。`,
        },
        cause: {
          en: "Weights that are too large multiply from layer to layer, from the start or by too large steps.",
          zh: "过大的权重（初始如此，或因步长过大）使数值逐层放大。",
        },
        fix: {
          en: "Leave weight_init out, lower the learning rate, or put batch_norm between the layers.",
          zh: "去掉 weight_init，降低学习率，或在各层之间加 batch_norm。",
        },
      };
    },
};
