import type { Check } from "../check.ts";

/** The losses that start from logits, and what must therefore not stand before them. */
const unwanted: Readonly<Record<string, readonly string[]>> = {
  cross_entropy: ["softmax", "sigmoid", "relu"],
  bce_with_logits: ["sigmoid", "softmax", "relu"],
};

/** An activation as the last layer, though the loss takes logits and applies its own. */
export const doubledSoftmax: Check = {
  code: "activation_before_loss",
  before({ training: { network, recipe } }) {
    const last = network.layers.length - 1;
    const { kind } = network.layers[last];
    if (!unwanted[recipe.loss.kind]?.includes(kind)) return undefined;
    return {
      where: `model[${last}] ${kind}`,
      words: {
        en: `The last layer is ${kind}, and ${recipe.loss.kind} takes logits.`,
        zh: `最后一层是 ${kind}，而 ${recipe.loss.kind} 接受的是 logits。`,
      },
      cause: {
        en: "The activation is applied twice or cuts logits off, so that probabilities near 0 and 1 are out of reach.",
        zh: "激活被施加了两次或截断了 logits，因此得不到接近 0 或 1 的概率。",
      },
      fix: { en: "Delete this layer.", zh: "删除这一层。" },
    };
  },
};
