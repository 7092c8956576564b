import { type Html, html } from "./html.ts";

/** A text of the page in both of its languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** Both languages; the page's switch shows one of them. Without CSS both are read, English first. */
export function say({ en, zh }: Text): Html {
  return html`<span lang="en">${en}</span><span lang="zh-Hans">${zh}</span>`;
}

/** A name for a text, a function for one with figures in it. */
export type Texts = Readonly<Record<string, Text | ((...figures: string[]) => Text)>>;

/** Every text of the report. */
export const texts = {
  runReport: { en: "Run report", zh: "训练报告" },
  language: { en: "Language", zh: "语言" },
  theme: { en: "Theme", zh: "外观" },
  auto: { en: "Auto", zh: "自动" },
  light: { en: "Light", zh: "浅色" },
  dark: { en: "Dark", zh: "深色" },

  testAccuracy: { en: "test accuracy", zh: "测试准确率" },
  valAccuracy: { en: "validation accuracy", zh: "验证准确率" },
  testLoss: { en: "test loss", zh: "测试损失" },
  valLoss: { en: "validation loss", zh: "验证损失" },
  lastLoss: { en: "training loss of the last epoch", zh: "最后一轮的训练损失" },
  diverged: { en: "Diverged", zh: "训练发散" },
  unmeasured: { en: "nothing was measured", zh: "没有任何测量结果" },
  rightOf: (right: string, n: string): Text => ({ en: `${right} of ${n} right`, zh: `${n} 个中判对 ${right} 个` }),
  interval: (low: string, high: string): Text => ({
    en: `95% interval ${low} to ${high}`,
    zh: `95% 置信区间 ${low} 至 ${high}`,
  }),
  overExamples: (n: string): Text => ({ en: `${n} examples`, zh: `${n} 个样本` }),
  lossIs: (loss: string): Text => ({ en: `loss ${loss}`, zh: `损失 ${loss}` }),

  ended: { en: "Ended", zh: "结束方式" },
  endedFinished: (epochs: string): Text => ({ en: `after all ${epochs} epochs`, zh: `完成全部 ${epochs} 轮` }),
  endedFinishedOne: { en: "after its one epoch", zh: "完成唯一的一轮" },
  endedUnstarted: { en: "before any epoch", zh: "未训练任何一轮" },
  endedEarly: (epochs: string): Text => ({
    en: `early, after epoch ${epochs}: best weights restored`,
    zh: `第 ${epochs} 轮后提前停止，已恢复最佳权重`,
  }),
  endedDiverged: (epochs: string): Text => ({
    en: `diverged after ${epochs} whole epochs`,
    zh: `完成 ${epochs} 轮后发散`,
  }),
  endedDivergedAtOnce: { en: "diverged in its first epoch", zh: "在第一轮内发散" },
  endedDivergedAfterOne: { en: "diverged after one whole epoch", zh: "完成 1 轮后发散" },
  bestEpoch: { en: "Best epoch", zh: "最佳轮次" },
  time: { en: "Time", zh: "用时" },
  speed: { en: "Speed", zh: "速度" },
  samplesPerSecond: (n: string): Text => ({ en: `${n} samples/s`, zh: `${n} 样本/秒` }),
  parameters: { en: "Parameters", zh: "参数量" },
  validation: { en: "Validation", zh: "验证集" },
  test: { en: "Test", zh: "测试集" },
  started: { en: "Started", zh: "开始时间" },
  accuracyIs: (acc: string): Text => ({ en: `accuracy ${acc}`, zh: `准确率 ${acc}` }),

  fit: { en: "Fit", zh: "拟合" },
  fitCurve: { en: "Truth and guess", zh: "真实值与预测值" },
  fitError: { en: "Error: guess minus truth", zh: "误差：预测值减真实值" },
  meanSquaredError: (mse: string, n: string): Text => ({
    en: `Mean squared error ${mse} over ${n} points.`,
    zh: `${n} 个点上的均方误差为 ${mse}。`,
  }),
  truth: { en: "truth", zh: "真实" },
  guess: { en: "guess", zh: "预测" },

  curves: { en: "Training", zh: "训练过程" },
  colours: {
    en: "Blue is training and truth; orange, with dots, is validation and the network’s guess.",
    zh: "蓝色表示训练与真实值；带圆点的橙色表示验证与网络的预测。",
  },
  dashedBest: (epoch: string): Text => ({
    en: `The dashed line marks epoch ${epoch}, the best.`,
    zh: `虚线标出最佳轮次：第 ${epoch} 轮。`,
  }),
  noEpochs: { en: "No epoch was finished, so there is nothing to draw.", zh: "没有完成任何一轮，因此没有曲线。" },
  noValidation: { en: "There was no validation split.", zh: "没有划分验证集。" },
  constantRate: (lr: string): Text => ({ en: `Learning rate ${lr} throughout.`, zh: `学习率始终为 ${lr}。` }),
  loss: { en: "Loss", zh: "损失" },
  accuracy: { en: "Accuracy", zh: "准确率" },
  learningRate: { en: "Learning rate", zh: "学习率" },
  gradientNorm: { en: "Gradient norm", zh: "梯度范数" },
  updateRatio: { en: "Update ratio |Δθ| / |θ|", zh: "更新比 |Δθ| / |θ|" },
  healthyRatio: { en: "near 0.001 is healthy", zh: "0.001 左右为宜" },
  logScale: { en: "log scale", zh: "对数刻度" },
  train: { en: "training", zh: "训练" },
  valid: { en: "validation", zh: "验证" },
  byEpoch: { en: "Each curve runs over the epochs.", zh: "各曲线的横轴均为轮次。" },
  allNumbers: { en: "The numbers, epoch by epoch", zh: "逐轮数据" },
  thinned: (shown: string, all: string): Text => ({
    en: `${shown} of ${all} epochs, evenly chosen; history.jsonl has all of them.`,
    zh: `从 ${all} 轮中均匀选出 ${shown} 轮；全部数据见 history.jsonl。`,
  }),
  epoch: { en: "Epoch", zh: "轮次" },
  valLossColumn: { en: "Val. loss", zh: "验证损失" },
  valAccColumn: { en: "Val. accuracy", zh: "验证准确率" },
  lossColumn: { en: "Loss", zh: "训练损失" },
  accColumn: { en: "Accuracy", zh: "训练准确率" },
  ratioColumn: { en: "Update ratio", zh: "更新比" },
  speedColumn: { en: "Samples/s", zh: "样本/秒" },
  best: { en: "best", zh: "最佳" },

  confusion: { en: "Confusion", zh: "混淆矩阵" },
  confusionCaption: {
    en: "Rows are the truth, columns the network’s guess; blue is right, orange is wrong, deeper is a larger share of its row. Recall is the share of a class that was found, precision the share of guesses that were right.",
    zh: "行为真实类别，列为网络的预测；蓝色为判对，橙色为判错，颜色越深占该行的比例越大。召回率是该类样本中被找出的比例，精确率是预测为该类者中判对的比例。",
  },
  mapCaption: (classes: string): Text => ({
    en: `${classes} classes: rows are the truth from the top, columns the guess from the left; blue is right, orange is wrong, deeper is a larger share of its row.`,
    zh: `共 ${classes} 类：行自上而下为真实类别，列自左而右为预测；蓝色为判对，橙色为判错，颜色越深占该行的比例越大。`,
  }),
  truthAndGuess: { en: "truth ╲ guess", zh: "真实 ╲ 预测" },
  recall: { en: "Recall, %", zh: "召回率 %" },
  precision: { en: "Precision, %", zh: "精确率 %" },
  className: { en: "Class", zh: "类别" },
  examples: { en: "Examples", zh: "样本数" },
  takenFor: { en: "Most often taken for", zh: "最常被误判为" },
  perClass: { en: "Class by class, hardest first", zh: "各类别，最难者在前" },

  mistakes: { en: "Worst mistakes", zh: "最严重的错误" },
  mistakesCaption: {
    en: "The misread examples with the largest loss. Under each: the truth, the guess with its probability, and what the truth was given.",
    zh: "误判样本中损失最大者。下方依次为：真实类别、预测及其概率、真实类别所得的概率。",
  },
  mistakesShown: (shown: string, all: string): Text => ({
    en: `${shown} of ${all} are shown.`,
    zh: `显示 ${all} 个中的 ${shown} 个。`,
  }),
  exampleNumber: { en: "Example", zh: "样本编号" },
  guessProbability: { en: "Probability of the guess", zh: "预测的概率" },
  truthProbability: { en: "Probability of the truth", zh: "真实类别的概率" },

  model: { en: "Model", zh: "模型" },
  modelCaption: { en: "Layers in the order of the forward pass.", zh: "各层按前向传播的顺序排列。" },
  layer: { en: "Layer", zh: "层" },
  output: { en: "Output", zh: "输出" },
  total: { en: "Total", zh: "合计" },

  findings: { en: "What the doctor found", zh: "诊断结果" },
  next: { en: "What to try next", zh: "下一步" },
  afterDivergence: {
    en: "Try a tenth of the learning rate, or limit the gradient: --set trainer.clip_norm=1.",
    zh: "把学习率降到十分之一，或限制梯度：--set trainer.clip_norm=1。",
  },
  addValidation: {
    en: "Without a validation split nobody sees overfitting: set data.val_split to 0.1.",
    zh: "没有验证集就看不出过拟合：将 data.val_split 设为 0.1。",
  },
  trainLonger: (epochs: string): Text => ({
    en: `The last epoch was the best, so it may still be learning: --set trainer.epochs=${epochs}.`,
    zh: `最后一轮效果最好，可能仍在学习：--set trainer.epochs=${epochs}。`,
  }),
  overfits: (epoch: string): Text => ({
    en: `After epoch ${epoch} the validation loss rises while the training loss falls: overfitting. Try dropout, weight_decay or trainer.early_stopping.`,
    zh: `第 ${epoch} 轮之后验证损失上升而训练损失下降，说明过拟合。可尝试 dropout、weight_decay 或 trainer.early_stopping。`,
  }),
  largeUpdates: (ratio: string): Text => ({
    en: `A typical update moves the weights by ${ratio} of their size; near 0.001 is healthy: try a smaller learning rate.`,
    zh: `一次典型的更新使权重改变其大小的 ${ratio}，0.001 左右为宜：可减小学习率。`,
  }),
  smallUpdates: (ratio: string): Text => ({
    en: `A typical update moves the weights by only ${ratio} of their size; near 0.001 is healthy: try a larger learning rate.`,
    zh: `一次典型的更新仅使权重改变其大小的 ${ratio}，0.001 左右为宜：可增大学习率。`,
  }),
  repeatSeeds: {
    en: "One run is one draw: repeat it with other seeds before believing a small difference.",
    zh: "一次训练只是一次抽样：差别不大时，请换几个随机种子重复后再下结论。",
  },

  reproduce: { en: "Reproduce", zh: "复现" },
  reproduceHint: {
    en: "In this run’s folder. The same version and seed give the same weights, bit for bit.",
    zh: "在本次训练的文件夹中运行。版本与种子相同，则权重逐位相同。",
  },
  trainAgain: { en: "train it again", zh: "重新训练" },
  otherSeed: { en: "another draw", zh: "换一个种子" },
  measureAgain: { en: "measure it again", zh: "重新评估" },
  configuration: { en: "Configuration, resolved", zh: "完整配置" },
  environment: { en: "Environment", zh: "运行环境" },
  weights: { en: "SHA-256 of the weights", zh: "权重的 SHA-256" },
} as const;
