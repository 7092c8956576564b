import type { Check } from "../check.ts";

/** Nothing will move: every parameter is frozen, or the learning rate is 0. */
export const nothingToLearn: Check = {
  code: "nothing_learns",
  before({ training: { network, recipe } }) {
    if (network.parameters.every(({ requiresGrad }) => !requiresGrad)) {
      const none = network.parameters.length === 0;
      return {
        where: "model",
        words: none
          ? { en: "No layer has parameters.", zh: "没有任何一层含有参数。" }
          : { en: "Every parameter is frozen.", zh: "所有参数都被冻结。" },
        cause: none
          ? { en: "The model has no linear or conv2d.", zh: "模型中没有 linear 或 conv2d。" }
          : { en: "Each layer has requires_grad: false.", zh: "每一层都设了 requires_grad: false。" },
        fix: none
          ? { en: "Add a linear layer.", zh: "添加一个 linear 层。" }
          : { en: "Free the last layer at least.", zh: "至少放开最后一层。" },
      };
    }
    if (recipe.optimizer.lr !== 0) return undefined;
    return {
      where: "optimizer",
      words: { en: "The learning rate is 0.", zh: "学习率为 0。" },
      cause: { en: "No step moves anything.", zh: "任何一步都不会改变参数。" },
      fix: { en: "Try 1e-3 with adam, 0.1 with sgd.", zh: "adam 可用 1e-3，sgd 可用 0.1。" },
    };
  },
};
