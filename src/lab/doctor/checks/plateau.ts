import { figure, percent } from "../../report/figures.ts";
import type { Check } from "../check.ts";
import type { Survey } from "../survey.ts";

/** So many epochs, and no fewer steps, without getting better by so much, as a share of the best loss before them. */
const patience = { epochs: 5, steps: 500 };
const progress = 0.005;
/** Below this share of what ignorance costs it has learnt, and may rest. */
const unlearnt = 0.7;

/** The loss stands still near that of a network that has looked at no input. */
export const plateau: Check = {
  code: "plateau",
  unless: [
    ...[
      "nothing_learns",
      "one_class",
      "inputs_not_scaled",
      "targets_not_scaled",
      "update_ratio",
      "dead_relu",
      "saturated",
    ],
    ...["symmetric_weights", "exploding", "vanishing_gradient", "labels_do_not_match", "activation_before_loss"],
  ],
  after({ training, survey }, recall) {
    const { loss } = training.recipe;
    const ignorant = loss.reported === undefined ? ignorance(loss.kind, survey) : undefined;
    // Of what came before the latest losses the least is enough: a long training is not searched after each epoch.
    const memory = recall<{ latest: number[]; before?: number }>({ latest: [] });
    return (epoch) => {
      memory.latest.push(epoch.loss);
      const stepsPerEpoch = training.progress.step / epoch.epoch;
      const waited = Math.max(patience.epochs, Math.ceil(patience.steps / stepsPerEpoch));
      while (memory.latest.length > waited) {
        memory.before = Math.min(memory.before ?? Number.POSITIVE_INFINITY, ...memory.latest.splice(0, 1));
      }
      const { latest, before } = memory;
      if (ignorant === undefined || before === undefined) return undefined;
      const lately = Math.min(...latest);
      if (lately < before * (1 - progress) || lately < unlearnt * ignorant) return undefined;
      const [now, same, share] = [figure(lately), figure(ignorant), percent(progress, 1)];
      return {
        where: "loss",
        words: {
          en: `The loss has not fallen by ${share} in ${waited} epochs: ${now}, where knowing no input costs ${same}.`,
          zh: `损失在 ${waited} 轮内下降不足 ${share}：为 ${now}，而完全不看输入时为 ${same}。`,
        },
        cause: {
          en: "The steps lead nowhere: too much weight_decay, a network too small, or inputs that do not tell the targets.",
          zh: "训练没有进展：weight_decay 过大、网络过小，或输入与目标无关。",
        },
        fix: {
          en: "Take weight_decay away, then try a larger learning rate and a wider layer.",
          zh: "先去掉 weight_decay，再尝试更大的学习率和更宽的层。",
        },
      };
    };
  },
};

/** The mean loss of the best answer that is the same for every input. */
function ignorance(kind: string, { targets: { mean, square }, train, classes }: Survey): number | undefined {
  const entropy = (p: number): number => (p > 0 ? -p * Math.log(p) : 0);
  const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  switch (kind) {
    case "cross_entropy":
      return classes.reduce((sum, n) => sum + entropy(n / train.seen), 0);
    case "bce_with_logits":
      return average(Array.from(mean, (p) => entropy(p) + entropy(1 - p)));
    case "mse":
      return average(Array.from(mean, (value, j) => square[j] - value * value));
    default:
      return undefined;
  }
}
