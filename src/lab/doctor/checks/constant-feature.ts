import type { Check } from "../check.ts";

/** Rows of more numbers than this are pictures or words, where some never vary. */
const mostColumns = 100;
/** Of fewer rows it would be no wonder. */
const leastRows = 20;

/** A column of a table that is the same in every example. */
export const constantFeature: Check = {
  code: "constant_feature",
  before({ training: { network }, survey: { train, features } }) {
    const [columns] = network.input;
    if (network.input.length !== 1 || columns > mostColumns || train.seen < leastRows) return undefined;
    const constant = Array.from(features.most, (_, j) => j).filter((j) => features.most[j] === features.least[j]);
    if (constant.length === 0) return undefined;
    const names = constant.slice(0, 5).join(", ");
    return {
      where: "training data",
      words: {
        en: `${constant.length} of ${columns} inputs never vary: column ${names}${constant.length > 5 ? ", …" : ""}, counted from 0.`,
        zh: `${columns} 个输入中有 ${constant.length} 个从不变化：第 ${names}${constant.length > 5 ? "、…" : ""} 列（从 0 数起）。`,
      },
      cause: {
        en: "The column is empty, or was filled with one value.",
        zh: "该列为空，或被填成了同一个值。",
      },
      fix: { en: "Leave it out, or look at how it was written.", zh: "去掉该列，或检查它是如何写出的。" },
    };
  },
};
