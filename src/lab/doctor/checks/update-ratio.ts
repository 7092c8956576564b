import { figure } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** |ΔW|/|W| of a step: near 1e-3 is healthy (CS231n, "Neural Networks 3"); Adam's first steps are some fifty times that. */
const healthy = { least: 1e-6, most: 0.2 };
/** So many exams make a verdict. */
const window = 4;
/** The first steps from random weights are large in health, too, so only later ones can be too large. */
const settled = 7;
/** But no first step should replace the weights. */
const replaced = 1;
/** A schedule ends with steps of next to nothing, and what has been learnt moves little: only early ones can be too small. */
const early = 64;

/** Steps that move the weights by far too much, or by nothing worth speaking of. */
export const updateRatio: Check = {
  code: "update_ratio",
  unless: [
    "nothing_learns",
    "inputs_not_scaled",
    "targets_not_scaled",
    "exploding",
    "symmetric_weights",
    "saturated",
    "dead_relu",
  ],
  during(_, recall) {
    const { first, later } = recall<Record<"first" | "later", number[]>>({ first: [], later: [] });
    return ({ weights, event }) => {
      const updates = weights.map(({ update }) => update).filter((update) => update > 0);
      if (updates.length === 0) return undefined;
      if (event.step < early) first.push(median(updates));
      if (event.step >= settled) later.push(median(updates));
      if (later.length > window) later.shift();
      const isSmall = first.length >= window && event.step < early && median(first.slice(-window)) < healthy.least;
      const isReplaced = first.length === 1 && first[0] > replaced;
      const isLarge = later.length === window && median(later) > healthy.most;
      if (!isSmall && !isReplaced && !isLarge) return undefined;
      const shown = figure(median((isLarge ? later : first).slice(-window)), 2);
      const lr = String(event.lr);
      return {
        where: "optimizer",
        words: {
          en: `A typical step moves a weight by ${shown} of its size; near 0.001 is healthy.`,
          zh: `一步通常使权重改变其大小的 ${shown}，0.001 左右为宜。`,
        },
        cause: {
          en: `The learning rate ${lr} is too ${isSmall ? "small" : "large"} for these gradients.`,
          zh: `学习率 ${lr} 对这些梯度而言过${isSmall ? "小" : "大"}。`,
        },
        fix: isSmall
          ? { en: "Try ten times the learning rate, then again.", zh: "将学习率提高到十倍，必要时重复。" }
          : { en: "Try a tenth of the learning rate.", zh: "将学习率降到十分之一。" },
      };
    };
  },
};

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
