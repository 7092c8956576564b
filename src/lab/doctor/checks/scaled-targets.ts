import { figure } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** A root mean square of a target above which the error, which an untrained network hardly lessens, makes steps too large. */
const most = 30;

/** Values to be learnt by mse that are far larger than what a network starts with. */
export const scaledTargets: Check = {
  code: "targets_not_scaled",
  before({ survey: { targets } }) {
    const largest = Math.sqrt(Math.max(...targets.square));
    if (!(largest > most) || !Number.isFinite(largest)) return undefined;
    const size = figure(largest, 3);
    return {
      where: "training data",
      words: {
        en: `The targets have a root mean square of ${size}; near 1 is healthy.`,
        zh: `目标值的均方根为 ${size}，1 左右为宜。`,
      },
      cause: {
        en: "They are in a unit in which they are large, and every gradient is as large as the error.",
        zh: "目标值所用的单位使其过大，而梯度与误差成正比。",
      },
      fix: { en: "Divide them by their standard deviation.", zh: "将目标值除以其标准差。" },
    };
  },
};
