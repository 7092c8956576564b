import type { Text } from "../../shell/language.ts";

/** Every text of this page. */
export const texts = {
  title: { en: "Runs", zh: "训练记录" },
  served: { en: "What lies in the folder of runs, the latest first.", zh: "记录文件夹中的训练，最新的在前。" },
  notServed: {
    en: "This page comes from no server, so it cannot see your runs by itself: open their folders here, or run npx nabla studio beside them.",
    zh: "本页并非由服务器提供，无法自行读取训练记录：请在此打开其文件夹，或在记录所在处运行 npx nabla studio。",
  },
  noRuns: {
    en: "No runs yet. Train one: npx nabla train experiments/digits.yaml",
    zh: "还没有训练记录。先训练一个：npx nabla train experiments/digits.yaml",
  },
  open: { en: "Open run folders", zh: "打开记录文件夹" },
  orDrop: { en: "or drop them here; they stay in this page.", zh: "或拖放到此处；文件不会离开本页。" },
  noneFound: {
    en: "No run among these files: a run’s folder holds config.yaml and best.npz.",
    zh: "这些文件中没有训练记录：记录文件夹应含 config.yaml 与 best.npz。",
  },
  table: { en: "Runs", zh: "训练记录" },
  compare: { en: "Compare", zh: "对比" },
  run: { en: "Run", zh: "记录" },
  data: { en: "Data", zh: "数据" },
  model: { en: "Model", zh: "模型" },
  optimizer: { en: "Optimiser", zh: "优化器" },
  rate: { en: "Rate", zh: "学习率" },
  seed: { en: "Seed", zh: "种子" },
  epochs: { en: "Epochs", zh: "轮数" },
  valAcc: { en: "Val. accuracy", zh: "验证准确率" },
  valLoss: { en: "Val. loss", zh: "验证损失" },
  loss: { en: "Loss", zh: "损失" },
  actions: { en: "Open", zh: "打开" },
  report: { en: "report", zh: "报告" },
  network: { en: "use in Draw", zh: "用于手写页" },
  curves: { en: "Curves", zh: "曲线" },
  metric: { en: "Curves of", zh: "曲线指标" },
  chooseRuns: { en: "Mark up to five runs to draw their curves.", zh: "勾选至多五个记录以绘制曲线。" },
  noSuch: { en: "None of them measured this.", zh: "所选记录没有这一指标。" },
  readsNoDrawings: {
    en: "This network reads no drawings: it wants other inputs than pictures of 28×28 bytes.",
    zh: "这个网络不读手写图片：它的输入不是 28×28 字节的图片。",
  },
  fromRun: { en: "From a run", zh: "来自训练记录" },
} as const satisfies Record<string, Text>;
