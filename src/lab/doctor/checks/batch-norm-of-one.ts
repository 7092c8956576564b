import type { Check } from "../check.ts";

/** A batch of fewer has no variance (Ioffe and Szegedy 2015, algorithm 1). */
const least = 2;

/** Batch normalisation over a batch of one example: everything becomes β, and the running statistics learn nothing. */
export const batchNormOfOne: Check = {
  code: "batch_norm_of_one",
  before({ training: { network, recipe }, train: { length } }) {
    const layer = network.layers.findIndex(({ kind }) => kind === "batch_norm");
    if (layer < 0) return undefined;
    const rest = length % recipe.batchSize;
    const short = !recipe.dropLast && rest > 0 && rest < least;
    if (recipe.batchSize >= least && !short) return undefined;
    const where = `model[${layer}] batch_norm`;
    const cause = {
      en: "One example has no variance: it is normalised to nothing, and the running statistics follow it.",
      zh: "单个样本没有方差：归一化后信息全失，滑动统计量也随之偏离。",
    };
    if (recipe.batchSize < least) {
      return {
        where,
        words: { en: "Every batch has one example.", zh: "每个批次只有一个样本。" },
        cause,
        fix: { en: "Set data.batch_size to 16 or more.", zh: "将 data.batch_size 设为 16 或更大。" },
      };
    }
    return {
      where,
      words: {
        en: `The last batch of each epoch has one example: ${length} examples in batches of ${recipe.batchSize}.`,
        zh: `每轮最后一个批次只有一个样本：共 ${length} 个样本，批大小为 ${recipe.batchSize}。`,
      },
      cause,
      fix: { en: "Set data.drop_last to true.", zh: "将 data.drop_last 设为 true。" },
    };
  },
};
