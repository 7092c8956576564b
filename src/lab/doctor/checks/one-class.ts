import type { Check } from "../check.ts";

/** Every training example is of one class: there is nothing to tell apart. */
export const oneClass: Check = {
  code: "one_class",
  before({ training: { recipe }, survey: { classes, train } }) {
    if (!recipe.classification || train.seen < 2) return undefined;
    const present = classes.filter((count) => count > 0).length;
    if (present !== 1) return undefined;
    const only = String(classes.findIndex((count) => count > 0));
    return {
      where: "training data",
      words: {
        en: `All ${train.seen} examples looked at are of class ${only}.`,
        zh: `所查看的 ${train.seen} 个样本全部属于类别 ${only}。`,
      },
      cause: {
        en: "The file was cut, sorted by class, or the wrong column holds the labels.",
        zh: "文件被截断、按类别排序，或标签取自错误的列。",
      },
      fix: {
        en: "Give examples of every class, and check the label column.",
        zh: "为每个类别提供样本，并检查标签列。",
      },
    };
  },
};
