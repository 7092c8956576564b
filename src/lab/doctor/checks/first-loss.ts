import { argmax } from "../../../core/metrics.ts";
import type { Tensor } from "../../../kernels/tensor.ts";
import { figure } from "../../report/figures.ts";
import type { Check } from "../check.ts";

/**
 * What an untrained network may lose above what ignorance costs. Logits of variance v add about v/2, and standardised
 * inputs through one Xavier layer have v near 2.
 */
const excess = 2;
/** Below this share of ignorance it knows what it cannot know. */
const share = 0.5;
/** So many examples make a mean. */
const leastRows = 16;

/** The loss of an untrained classifier is that of ignorance: ln C of C classes, ln 2 of a yes or no (Karpathy 2019, "A Recipe for Training Neural Networks"). */
export const firstLoss: Check = {
  code: "first_loss",
  unless: ["inputs_not_scaled", "activation_before_loss", "one_class"],
  during:
    ({ training: { recipe, network } }) =>
    ({ event, training }) => {
      const classes = recipe.loss.kind === "cross_entropy" ? network.output.reduce((n, extent) => n * extent, 1) : 2;
      const comparable = recipe.loss.kind !== "mse" && recipe.loss.reported === undefined && classes > 1;
      if (!comparable || event.step > 0 || event.samples < leastRows) return undefined;
      const expected = Math.log(classes);
      const { loss } = event.running;
      const low = loss < share * expected && !isSettled(training.t, event.samples);
      if (!low && loss <= expected + excess) return undefined;
      const [said, known] = [figure(loss), figure(expected)];
      return {
        where: "loss",
        words: {
          en: `The first loss is ${said}; an untrained network should start near ln ${classes} = ${known}.`,
          zh: `首个损失为 ${said}；未训练的网络应接近 ln ${classes} = ${known}。`,
        },
        cause: low
          ? {
              en: "The inputs tell the targets too well: a label is among them.",
              zh: "输入过于直接地透露了目标：标签可能混在输入中。",
            }
          : {
              en: "The first weights are too large, so it is sure of what it does not know.",
              zh: "初始权重过大，网络对未知之事过于自信。",
            },
        fix: low
          ? { en: "Look for the label among the inputs.", zh: "检查输入中是否含有标签。" }
          : {
              en: "Leave weight_init out, or start from smaller weights.",
              zh: "去掉 weight_init，或使用更小的初始权重。",
            },
      };
    },
};

/** Whether all rows of a batch aim at one class: then a bias alone may be right. */
function isSettled({ data: t, shape: [all = 1] }: Tensor, rows: number): boolean {
  const columns = t.length / all;
  const first = argmax(t, 0, columns);
  for (let i = 1; i < rows; i++) if (argmax(t, i * columns, columns) !== first) return false;
  return true;
}
