import type { Tensor } from "../../../kernels/tensor.ts";
import type { Check } from "../check.ts";

/** All units of a hidden layer start with the same weights, so they stay copies of one another for ever. */
export const symmetricWeights: Check = {
  code: "symmetric_weights",
  before({ training: { network, progress } }) {
    if (progress.step > 0) return undefined;
    const weights = network.parameters.filter(({ decays }) => decays);
    // The last layer's units have targets of their own, which tell them apart.
    const alike = weights.slice(0, -1).find(({ value, requiresGrad }) => requiresGrad && rowsAreAlike(value));
    if (!alike) return undefined;
    const layer = Number.parseInt(alike.name, 10);
    return {
      where: `model[${layer}] ${network.layers[layer].kind}`,
      words: {
        en: `All ${alike.value.shape[0]} units of ${alike.name} start from the same weights.`,
        zh: `${alike.name} 的 ${alike.value.shape[0]} 个单元的初始权重完全相同。`,
      },
      cause: {
        en: "A constant initialisation: equal units get equal gradients and stay one unit.",
        zh: "使用了常数初始化：相同的单元得到相同的梯度，始终等于一个单元。",
      },
      fix: { en: "Leave weight_init out: the default is random.", zh: "去掉 weight_init：默认即为随机初始化。" },
    };
  },
};

function rowsAreAlike({ shape: [rows = 1], data }: Tensor): boolean {
  const columns = data.length / rows;
  if (rows < 2) return false;
  for (let i = columns; i < data.length; i++) if (data[i] !== data[i - columns]) return false;
  return true;
}
