import { percent } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** So many copies are no accident of a table whose columns have few values; public sets have a few percent at most. */
const healthy = 0.2;
/** Fewer are chance, whatever share they stand for. */
const leastSeen = 3;

/** Many training examples are copies of others. */
export const duplicates: Check = {
  code: "duplicate_examples",
  before({ survey: { train, repeated } }) {
    // Of two copies both have to be looked at for one to be known.
    const share = Math.min(1, (repeated / train.seen) * (train.length / train.seen));
    if (repeated < leastSeen || share <= healthy) return undefined;
    const copies = percent(share, 0);
    return {
      where: "training data",
      words: {
        en: `About ${copies} of the examples are copies of others, input and target alike.`,
        zh: `约 ${copies} 的样本与其他样本完全相同（输入与目标均相同）。`,
      },
      cause: {
        en: "Files were joined or rows repeated; an epoch then is several, and a split puts copies on both sides.",
        zh: "文件被重复合并或行被重复；此时一轮相当于多轮，且划分后两边会有相同的样本。",
      },
      fix: { en: "Keep one of each before splitting.", zh: "划分之前只保留一份。" },
    };
  },
};
