import { percent } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/** Above this share of known examples a validation figure says little: CIFAR-10, a set known for it, has 3.3% (Barz and Denzler 2020). */
const healthy = 0.05;
/** Fewer are chance, whatever share they stand for. */
const leastSeen = 3;

/** Validation examples that are trained on as well. */
export const leak: Check = {
  code: "validation_leak",
  before({ survey: { train, val, shared } }) {
    // A validation example's copy is looked at as likely as any training example.
    const share = Math.min(1, (shared / val.seen) * (train.length / train.seen));
    if (shared < leastSeen || !(share > healthy)) return undefined;
    const copies = percent(share, 0);
    return {
      where: "validation data",
      words: {
        en: `About ${copies} of the validation examples are among the training examples.`,
        zh: `约 ${copies} 的验证样本也出现在训练样本中。`,
      },
      cause: {
        en: "The split was made after examples were copied, or one file was given twice: val_loss and val_acc flatter.",
        zh: "划分前样本已被复制，或同一文件给了两次：val_loss 与 val_acc 会虚高。",
      },
      fix: { en: "Remove the copies, then split.", zh: "先去除重复样本，再划分。" },
    };
  },
};
