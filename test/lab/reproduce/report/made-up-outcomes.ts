import type { ReportedEpoch } from "../../../../src/lab/report/run-report.ts";
import type { Outcome } from "../../../../src/lab/reproduce/outcome.ts";
import type { Published, PublishedFigure, Row, Table } from "../../../../src/lab/reproduce/published.ts";
import type { ReproductionEnvironment } from "../../../../src/lab/reproduce/report/environment.ts";

/** Evenly spread over [0, 1), the same every time: Weyl's sequence. */
export function drawsOf(seed: number): () => number {
  let at = seed * 0.7548776662466927;
  return () => {
    at = (at + 0.6180339887498949) % 1;
    return at;
  };
}

const seeds = [0, 1, 2, 3, 4];

export function row(id: string, published: PublishedFigure, special: Partial<Row> = {}): Row {
  return {
    id,
    label: { en: `training ${id}`, zh: `训练 ${id}` },
    experiment: `${id}.yaml`,
    seeds,
    quick: { seeds: [0], set: [] },
    published,
    seconds: 1,
    ...special,
  };
}

const loss = (value: number): PublishedFigure => ({ kind: "metric", metric: "loss", split: "test", value, within: 3 });
const acc = (value: number, split: "val" | "test" = "test", epochs?: number): PublishedFigure => ({
  kind: "metric",
  metric: "acc",
  split,
  value,
  within: 0.01,
  ...(epochs === undefined ? {} : { epochs }),
});

const sine: Table = {
  id: "r1-sin",
  report: "R1",
  title: { en: "Sine: activations and depth", zh: "正弦函数：激活函数与层数" },
  note: { en: "The identity at the output is what helps.", zh: "起作用的是输出层不用激活函数。" },
  plot: "fit",
  rows: [
    row("r1-sin-sigmoid-out", loss(0.2), { label: { en: "100, sigmoid throughout", zh: "100，均为 sigmoid" } }),
    row("r1-sin-sigmoid", loss(0.000052), { label: { en: "100, sigmoid", zh: "100，sigmoid" } }),
    row("r1-sin-deep", loss(0.000002), {
      label: { en: "100-100, sigmoid, 100,000 epochs", zh: "100-100，sigmoid，十万轮" },
      why: {
        en: "The report’s table and its text disagree; this is the text’s.",
        zh: "原报告的表格与正文不一致，此处依正文。",
      },
    }),
    row("r1-sin-not-run", loss(0.003), { label: { en: "100, tanh", zh: "100，tanh" } }),
  ],
};

const characters: Table = {
  id: "r1-characters",
  report: "R1",
  title: { en: "Characters", zh: "汉字识别" },
  plot: "curves",
  rows: [
    row(
      "r1-full-sigmoid",
      { kind: "chance", value: 0.083, within: 0.02 },
      { label: { en: "100, sigmoid, full batch", zh: "100，sigmoid，全批量" } },
    ),
    row("r1-full-relu", { kind: "diverges" }, { label: { en: "100, ReLU, full batch", zh: "100，ReLU，全批量" } }),
    row("r1-best", acc(0.87), { label: { en: "500-300-300-100, tanh, 9:1", zh: "500-300-300-100，tanh，9:1" } }),
    row(
      "r1-best-right",
      { kind: "none" },
      { label: { en: "the same with the right derivative", zh: "同上，使用正确的导数" } },
    ),
  ],
  comparisons: [
    {
      better: "r1-best-right",
      worse: "r1-best",
      claim: { en: "The right derivative reads more characters.", zh: "使用正确的导数识别率更高。" },
      metric: "acc",
      split: "test",
    },
  ],
};

const together: Table = {
  id: "r2-additions",
  report: "R2",
  title: { en: "Batch normalisation and dropout", zh: "批量归一化与丢弃法" },
  plot: "bars",
  rows: [
    row("r2-plain", acc(0.9762, "val", 14), { label: { en: "plain", zh: "普通网络" } }),
    row("r2-bn", acc(0.9791, "val", 14), { label: { en: "batch normalisation", zh: "批量归一化" } }),
    row("r2-both", acc(0.9752, "val", 23), {
      label: { en: "both", zh: "两者并用" },
      why: { en: "Where the report saw harm, we see none.", zh: "原报告认为有害，本次未见。" },
    }),
  ],
  comparisons: [
    {
      better: "r2-bn",
      worse: "r2-both",
      claim: { en: "Both together are worse than batch normalisation alone.", zh: "两者并用不如单独使用批量归一化。" },
      metric: "acc",
      split: "val",
    },
    {
      better: "r2-bn",
      worse: "r2-plain",
      claim: { en: "Batch normalisation helps.", zh: "批量归一化有帮助。" },
      metric: "acc",
      split: "val",
    },
  ],
};

const printedEpochs = [0.7858, 0.8687, 0.8918, 0.8843, 0.9067, 0.9004, 0.9101, 0.9161, 0.9095, 0.919];
const epochs: Table = {
  id: "r3-epochs",
  report: "R3",
  title: { en: "Learning rate 0.1, epoch by epoch", zh: "学习率 0.1，逐轮结果" },
  plot: "epochs",
  rows: [
    row(
      "r3-lr-0.1",
      { kind: "epochs", metric: "acc", split: "test", values: printedEpochs, within: 0.01 },
      { label: { en: "learning rate 0.1", zh: "学习率 0.1" } },
    ),
  ],
};

const costs = [0.69301356, 0.69204859, 0.68890952, 0.66534268, 0.63627974];
const trace: Table = {
  id: "r4-trace",
  report: "R4",
  title: { en: "Costs, weights and predictions", zh: "代价、权重与预测值" },
  plot: "trace",
  rows: [
    row(
      "r4-trace",
      {
        kind: "trace",
        costs,
        weights: { "0.weight": [0.01638766, 0.01138265, -0.02091715], "6.bias": [0.05181475] },
        predictions: Array.from({ length: 200 }, (_, i) => Number(drawsOf(i)() > 0.5)).join(""),
      },
      { label: { en: "12288-20-7-5-1", zh: "12288-20-7-5-1 网络" }, seeds: [10] },
    ),
  ],
};

const decay: Table = {
  id: "r5-decay",
  report: "R5",
  title: { en: "Strength of the decay", zh: "正则化强度" },
  plot: "bars",
  rows: [
    row("r5-0.01", acc(0.759), { label: { en: "0.01", zh: "强度 0.01" } }),
    row("r5-0.001", acc(0.922), { label: { en: "0.001", zh: "强度 0.001" } }),
    row("r5-0", acc(0.971), { label: { en: "none", zh: "无" } }),
  ],
};

/** Lists one training of another table, and one that the report has not. */
const width: Table = {
  id: "r5-width",
  report: "R5",
  title: { en: "Width of the hidden layer", zh: "隐藏层宽度" },
  plot: "none",
  rows: [decay.rows[1], row("r5-800", { kind: "none" }, { label: { en: "800 wide", zh: "宽度 800" } })],
};

/** One table of every kind that the reports draw. */
export const published: Published = { tables: [sine, characters, together, epochs, trace, decay, width] };

/** An outcome of a row, and what is special about it. */
export function outcome(id: string, seed: number, special: Partial<Outcome> = {}): Outcome {
  return {
    task: { key: `${id}/seed-${seed}`, row: id, seed, experiment: `${id}.yaml`, set: [], seconds: 1 },
    fingerprint: "0".repeat(64),
    stopped: "finished",
    said: [],
    history: [],
    steps: [],
    bestEpoch: 0,
    weightsSha256: "0".repeat(64),
    seconds: 12.5,
    ...special,
  };
}

/** A training's epochs, falling towards `end` and rising towards `acc`. */
export function history(
  n: number,
  { end = 0.05, acc, noise = 0 }: { end?: number; acc?: number; noise?: number },
): ReportedEpoch[] {
  return Array.from({ length: n }, (_, i) => {
    const left = 1 / (1 + (12 * i) / n);
    const wobble = 1 + 0.1 * Math.sin(i * 1.7 + 50 * noise);
    const reached = acc === undefined ? undefined : acc - 0.4 * left * left * wobble;
    return {
      epoch: i + 1,
      loss: end + (1 - end) * left * left * wobble,
      val_loss: 1.2 * end + left * left * wobble,
      ...(reached === undefined ? {} : { acc: Math.min(1, reached + 0.02), val_acc: reached + noise / 100 }),
      lr: 0.001,
      grad_norm: left,
      update_ratio: 0.001,
    };
  });
}

function sineOutcome(id: string, seed: number, error: number, epochsTrained: number): Outcome {
  const draw = drawsOf(seed + 1);
  const x = Array.from({ length: 63 }, () => Math.PI * (2 * draw() - 1));
  const target = x.map(Math.sin);
  const output = target.map((t, i) => t + error * (draw() - 0.5) * (i % 3));
  const mse = output.reduce((sum, y, i) => sum + (y - target[i]) ** 2, 0) / 63;
  return outcome(id, seed, {
    history: history(epochsTrained, { end: mse }),
    bestEpoch: epochsTrained,
    test: { loss: mse },
    predictions: { x, target, output },
    seconds: epochsTrained / 700,
  });
}

/** Outcomes of every row but one, with a training that breaks, one that does not learn, and one digit of a trace that is wrong. */
export function everyOutcome({ longest = 2000 } = {}): Outcome[] {
  const scored = (id: string, acc: number, split: "val" | "test", n: number): Outcome[] =>
    seeds.map((seed) => {
      const noise = drawsOf(seed + id.length)() - 0.5;
      const score = { loss: 0.1, acc: acc + noise / 100 };
      const trained = n + (split === "val" ? seed : 0);
      return outcome(id, seed, {
        stopped: split === "val" ? "early" : "finished",
        history: history(trained, { acc, noise }),
        bestEpoch: trained - 3,
        [split]: score,
        seconds: 20 + 10 * noise,
      });
    });
  return [
    ...seeds.map((seed) => sineOutcome("r1-sin-sigmoid-out", seed, 1.4 + seed / 20, longest)),
    ...seeds.map((seed) => sineOutcome("r1-sin-sigmoid", seed, 0.02 + seed / 1000, longest)),
    sineOutcome("r1-sin-deep", 0, 0.002, 5 * longest),
    ...scored("r1-full-sigmoid", 0.084, "test", 40).map((one) => ({
      ...one,
      said: ["saturated: model[1] sigmoid: 97% of its outputs lie within 0.01 of 0 or 1."],
    })),
    ...seeds.map((seed) =>
      outcome("r1-full-relu", seed, {
        stopped: "diverged",
        said: [
          `loss is NaN at epoch ${seed + 1}, batch 1: first non-finite value in model[1] linear, sample 7 (|z| = 3.4e38)`,
        ],
        history: history(seed, { acc: 0.1 }),
        seconds: 0.4,
      }),
    ),
    ...scored("r1-best", 0.868, "test", 500),
    ...scored("r1-best-right", 0.882, "test", 500),
    ...scored("r2-plain", 0.9771, "val", 14),
    ...scored("r2-bn", 0.9793, "val", 13),
    ...scored("r2-both", 0.9799, "val", 22),
    ...seeds.map((seed) => {
      const wave = (i: number): number => 0.008 * Math.sin(i * 2 + seed);
      const epochsSeen = history(10, { acc: 0.92 }).map((epoch, i) => ({
        ...epoch,
        val_acc: printedEpochs[i] + wave(i) + 0.003,
      }));
      return outcome("r3-lr-0.1", seed, {
        history: epochsSeen,
        bestEpoch: 10,
        test: { loss: 0.3, acc: 0.915 + wave(1) },
      });
    }),
    outcome("r4-trace", 10, {
      steps: costs.map((cost, i) => ({ step: 100 * i, loss: i === 3 ? cost + 2e-7 : cost })),
      weights: { "0.weight": [0.016387659, 0.011382651, -0.020917151], "6.bias": [0.0518147514] },
      predictions: {
        target: Array.from({ length: 200 }, (_, i) => drawsOf(i)()),
        output: Array.from({ length: 200 }, (_, i) => (i % 67 === 5 ? 1 - drawsOf(i)() : drawsOf(i)())),
      },
      seconds: 21,
    }),
    ...scored("r5-0.01", 0.741, "test", 20),
    ...scored("r5-0.001", 0.9262, "test", 20),
    ...scored("r5-0", 0.9713, "test", 20),
    ...scored("r5-800", 0.919, "test", 20),
  ];
}

export const environment: ReproductionEnvironment = {
  version: "0.1.0",
  engine: "Node 20.20.2",
  kernels: "wasm",
  machine: "A Processor 9000",
  cores: 2,
  jobs: 2,
  created: "2025-03-14T09:26:53Z",
  quick: false,
  command: "nabla reproduce --data ../shared/data",
  experiments: "../experiments",
};
