import type { Text } from "../../report/language.ts";

/** How deep the contents go into the sections. */
export const contentsDepth = 2;

/** Every text of the reproduction but the introductions. */
export const texts = {
  kind: { en: "Reproduction", zh: "复现报告" },
  title: { en: "Five reports on back-propagation, reproduced", zh: "五份反向传播实验报告的复现" },
  abstract: {
    en: "Five course reports train small networks with back-propagation written out by hand, and print what came of it in tables and figures. Here every row of those is trained again, each from one experiment file, and the figure it gives stands beside the printed one.",
    zh: "五份课程报告各自手写反向传播算法训练小型网络，并以表格和插图给出结果。本报告按实验文件逐行重新训练，并将所得数值与原报告数值并列。",
  },
  quick: {
    en: "This is the quick form: fewer seeds and shorter trainings. Its figures show the way, the full form’s count.",
    zh: "这是快速版本：种子较少、训练较短，数值仅供参考，结论以完整版本为准。",
  },
  contents: { en: "Contents", zh: "目录" },
  summary: { en: "Summary", zh: "概要" },
  results: {
    en: "The rows of each report by their verdict. A training that two rows share counts once in the time.",
    zh: "各报告中各种结论的行数。两行共用的训练，用时只计一次。",
  },
  surroundings: { en: "How it was run", zh: "运行情况" },
  differences: { en: "What differs, and why", zh: "差异及原因" },
  howToRead: { en: "How to read it", zh: "阅读说明" },
  report: { en: "Report", zh: "报告" },
  rows: { en: "Rows", zh: "行数" },
  total: { en: "Total", zh: "合计" },
  time: { en: "Time", zh: "用时" },

  exact: { en: "exact", zh: "完全一致" },
  reproduced: { en: "reproduced", zh: "已复现" },
  better: { en: "better", zh: "更优" },
  differs: { en: "differs", zh: "有差异" },
  added: { en: "added", zh: "补充" },
  pending: { en: "pending", zh: "未完成" },
  exactMeans: { en: "every printed digit is the same.", zh: "所印出的每一位数字都相同。" },
  reproducedMeans: {
    en: "the printed figure lies within the range of our seeds, widened by a distance that was set for the row beforehand; what failed fails here too.",
    zh: "原报告数值落在各种子结果的范围内（按预先为该行设定的幅度放宽）；原报告中失败的训练同样失败。",
  },
  betterMeans: {
    en: "ours lie beyond the printed figure, on the good side.",
    zh: "本次结果超出该范围，且优于原报告。",
  },
  differsMeans: {
    en: "ours lie elsewhere; the reason stands under the row.",
    zh: "本次结果在该范围之外且并非更优，原因列于该行之下。",
  },
  addedMeans: { en: "the report has no such row: it is there for comparison.", zh: "原报告没有这一行，用于对照。" },
  pendingMeans: { en: "no seed of it has been trained yet.", zh: "尚未训练任何种子。" },
  deviationMeans: {
    en: "± is the sample standard deviation over n seeds; a time is the sum over them, each trained on one thread. Experiment files lie under experiments/.",
    zh: "± 为 n 个种子的样本标准差；用时为各种子用时之和，每次训练使用单线程。实验文件位于 experiments/ 目录。",
  },

  outcomeOf: (rows: string): Text => ({ en: `Of ${rows} rows:`, zh: `共 ${rows} 行：` }),
  version: { en: "Version", zh: "版本" },
  machine: { en: "Machine", zh: "机器" },
  cores: (name: string, cores: string): Text => ({ en: `${name}, ${cores} cores`, zh: `${name}，${cores} 核` }),
  engine: { en: "Engine", zh: "引擎" },
  kernels: { en: "Kernels", zh: "计算内核" },
  jobs: { en: "At a time", zh: "并行数" },
  jobsAre: (jobs: string): Text => ({ en: `${jobs} trainings`, zh: `${jobs} 个训练` }),
  trainings: { en: "Trainings", zh: "训练次数" },
  trainingTime: { en: "Training time", zh: "训练总用时" },
  seeds: { en: "Seeds", zh: "种子" },
  seedsOf: (seeds: string, rows: string): Text => ({
    en: `${seeds} (${rows} ${rows === "1" ? "row" : "rows"})`,
    zh: `${seeds}（${rows} 行）`,
  }),
  date: { en: "Date", zh: "日期" },

  row: { en: "Training", zh: "训练" },
  published: { en: "Published", zh: "原报告" },
  ours: { en: "Ours", zh: "本次" },
  publishedPercent: { en: "Published, %", zh: "原报告，%" },
  oursPercent: { en: "Ours, %", zh: "本次，%" },
  verdict: { en: "Verdict", zh: "结论" },
  epochs: { en: "Epochs", zh: "轮数" },
  epochsCaption: {
    en: "Epochs are the mean of ours; behind a stroke the report’s, where it has others.",
    zh: "轮数为本次平均；原报告轮数不同者列于斜线之后。",
  },
  metric: (metric: Text, split: Text): Text => ({
    en: `${capital(metric.en)} on the ${split.en} split`,
    zh: `${split.zh}${metric.zh}`,
  }),
  accuracy: { en: "accuracy", zh: "准确率" },
  loss: { en: "mean squared error", zh: "均方误差" },
  crossEntropy: { en: "loss", zh: "损失" },
  test: { en: "test", zh: "测试集" },
  val: { en: "validation", zh: "验证集" },
  mean: { en: "mean and standard deviation over n seeds", zh: "n 个种子的平均值与标准差" },
  diverges: { en: "diverges", zh: "发散" },
  diverged: (k: string, n: string): Text => ({ en: `diverged, ${k} of ${n}`, zh: `${n} 次中 ${k} 次发散` }),
  digitsPrinted: (n: string): Text => ({ en: `${n} figures`, zh: `${n} 个数值` }),
  digitsSame: (k: string, n: string): Text => ({ en: `${k} of ${n} the same`, zh: `${n} 个中 ${k} 个相同` }),

  failures: { en: "What failed", zh: "失败的训练" },
  divergedAt: (row: Text, seeds: string, epochs: string): Text => ({
    en: `${row.en}: the training diverged (seeds ${seeds}) after ${epochs} whole epochs.`,
    zh: `${row.zh}：训练发散（种子 ${seeds}），此前完成 ${epochs} 轮。`,
  }),
  didNotLearn: (row: Text, seeds: string): Text => ({
    en: `${row.en}: the training ran to its end without learning (seeds ${seeds}).`,
    zh: `${row.zh}：训练完成，但没有学到规律（种子 ${seeds}）。`,
  }),
  programSaid: { en: "The program’s words:", zh: "程序输出：" },

  comparisons: { en: "Does the conclusion hold?", zh: "结论是否成立" },
  claim: { en: "Claim", zh: "原结论" },
  difference: { en: "Mean difference", zh: "平均差" },
  answer: { en: "Answer", zh: "检验结果" },
  comparisonsCaption: {
    en: "Paired t-tests, two-sided, over the same seeds; positive where the claim says it should be better. Accuracies differ in percentage points.",
    zh: "对相同种子作配对双侧 t 检验；差值为正表示与原结论方向一致。准确率之差以百分点计。",
  },
  holds: (difference: Text, n: string): Text => ({
    en: `It holds: better by ${difference.en} on average over ${n} seeds.`,
    zh: `成立：${n} 个种子平均优于对照 ${difference.zh}。`,
  }),
  refuted: (difference: Text, n: string): Text => ({
    en: `It does not hold, the reverse does: worse by ${difference.en} on average over ${n} seeds.`,
    zh: `不成立，且结果相反：${n} 个种子平均差于对照 ${difference.zh}。`,
  }),
  undecided: (n: string): Text => ({
    en: `It cannot be told: over ${n} seeds the difference is no larger than chance would make it.`,
    zh: `无法判断：在 ${n} 个种子上，该差异不超出随机波动。`,
  }),
  tooFew: { en: "Too few seeds for a test.", zh: "种子过少，无法检验。" },
  points: (difference: string): Text => ({ en: `${difference} points`, zh: `${difference} 个百分点` }),

  error: (mse: string): Text => ({ en: `MSE ${mse}`, zh: `均方误差 ${mse}` }),
  fitWords: (n: string, mse: string, worst: string, seed: string): Text => ({
    en: `Seed ${seed}: ${n} test points, mean squared error ${mse}, largest error ${worst}.`,
    zh: `种子 ${seed}：${n} 个测试点，均方误差 ${mse}，最大误差 ${worst}。`,
  }),
  seed: (seed: string): Text => ({ en: `seed ${seed}`, zh: `种子 ${seed}` }),
  of: (label: Text, what: Text): Text => ({ en: `${label.en}: ${what.en}`, zh: `${label.zh}：${what.zh}` }),
  lossCurve: { en: "loss", zh: "损失" },
  accuracyCurve: { en: "accuracy", zh: "准确率" },
  lineWords: (name: Text, first: string, last: string): Text => ({
    en: `${name.en} from ${first} to ${last}`,
    zh: `${name.zh}由 ${first} 变为 ${last}`,
  }),
  curveWords: (lines: readonly Text[], epochs: string, seed: string): Text => ({
    en: `Seed ${seed}, ${epochs} epochs: ${lines.map(({ en }) => en).join("; ")}.`,
    zh: `种子 ${seed}，共 ${epochs} 轮：${lines.map(({ zh }) => zh).join("；")}。`,
  }),
  barsTitle: { en: "Published beside ours", zh: "原报告与本次结果对照" },
  bar: (label: Text, published: string, ours: string): Text => ({
    en: `${label.en}: published ${published}, ours ${ours}`,
    zh: `${label.zh}：原报告 ${published}，本次 ${ours}`,
  }),
  barsWords: (groups: readonly Text[]): Text => ({
    en: `${groups.map(({ en }) => en).join("; ")}.`,
    zh: `${groups.map(({ zh }) => zh).join("；")}。`,
  }),
  whisker: { en: "whiskers: one standard deviation", zh: "误差线：一个标准差" },
  cutAxis: { en: "the axis does not begin at zero", zh: "坐标轴不从零开始" },

  byEpoch: { en: "epoch by epoch", zh: "逐轮结果" },
  epoch: { en: "Epoch", zh: "轮次" },
  lowest: { en: "Lowest", zh: "最低" },
  highest: { en: "Highest", zh: "最高" },
  inside: { en: "Inside", zh: "是否在内" },
  yes: { en: "yes", zh: "是" },
  no: { en: "no", zh: "否" },
  insideCaption: (within: string): Text => ({
    en: `In percent. A printed epoch is inside where it lies between the lowest and the highest of our seeds, give or take ${within}.`,
    zh: `单位为百分比。若原报告某轮的数值位于各种子最低与最高值之间（两侧各放宽 ${within} 个百分点），则视为在内。`,
  }),
  seedsMean: (n: string): Text => ({ en: `mean of ${n} seeds`, zh: `${n} 个种子的平均` }),
  seedsRange: { en: "lowest to highest", zh: "最低至最高" },
  epochsWords: (inside: string, all: string): Text => ({
    en: `${inside} of the ${all} printed epochs lie inside; the table below has the figures.`,
    zh: `所印出的 ${all} 轮中有 ${inside} 轮在内；数值见下表。`,
  }),

  traceCaption: {
    en: "Numbers that the report prints, and how many of them are ours in every digit.",
    zh: "原报告印出的数值，以及其中与本次逐位一致的个数。",
  },
  iteration: { en: "Iteration", zh: "迭代" },
  weight: { en: "Parameter", zh: "参数" },
  digitsCaption: {
    en: "Rounded to eight decimals, as the report prints them. Digits that agree are set in colour, others underlined.",
    zh: "按原报告四舍五入到八位小数。一致的数字以颜色标出，不一致的加下划线。",
  },
  agree: { en: "Agrees", zh: "一致" },
  costs: { en: "Cost by iteration", zh: "各次迭代的代价" },
  weights: { en: "Parameters at the end", zh: "训练结束时的参数" },
  costsWords: (first: string, last: string, agreeing: string, all: string): Text => ({
    en: `The cost from ${first} down to ${last}; ${agreeing} of ${all} printed costs agree in every digit.`,
    zh: `代价由 ${first} 变为 ${last}；所印出的 ${all} 个代价中有 ${agreeing} 个逐位一致。`,
  }),
  predictions: { en: "Predictions", zh: "预测值" },
  predictionsCaption: (right: string, n: string): Text => ({
    en: `Outputs above one half are 1. ${right} of the ${n} printed are ours too; others are underlined.`,
    zh: `输出大于 0.5 记为 1。所印出的 ${n} 个中有 ${right} 个与本次相同，其余以下划线标出。`,
  }),
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
