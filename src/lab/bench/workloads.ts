import type { Workload, WorkloadInput, WorkloadLayer, WorkloadOptimizer } from "./workload.ts";

const digits: WorkloadInput = { kind: "mnist", shape: [1, 28, 28] };
const sgd = (lr: number, weight_decay = 0): WorkloadOptimizer => ({ kind: "sgd", lr, weight_decay });
const adam: WorkloadOptimizer = { kind: "adam", lr: 0.001, weight_decay: 0, betas: [0.9, 0.999], eps: 1e-8 };

/** Linear layers of these sizes with an activation between each two. */
function mlp(activation: "relu" | "sigmoid" | "tanh", ...sizes: number[]): WorkloadLayer[] {
  return ["flatten", ...sizes.flatMap((linear, i) => (i === 0 ? [{ linear }] : [activation, { linear }]))];
}

const cnn: WorkloadLayer[] = [
  { conv2d: 8 },
  "relu",
  "max_pool2d",
  { conv2d: 16 },
  "relu",
  "max_pool2d",
  ...mlp("relu", 128, 10),
];

const w1 = {
  train: true,
  input: digits,
  layers: mlp("relu", 100, 10),
  dtype: "float32",
  batch: 100,
  batches: 8,
  loss: "cross_entropy",
} as const;

const w5 = {
  title: "1-100-100-1 sigmoid, mean squared error, SGD",
  train: true,
  input: { kind: "sin", shape: [1] },
  layers: mlp("sigmoid", 100, 100, 1),
  batch: 80,
  batches: 8,
  loss: "mse",
  optimizer: sgd(0.001),
} as const;

const w6 = {
  title: "12288-20-7-5-1 ReLU, binary cross-entropy, SGD, full batch",
  train: true,
  input: { kind: "uniform", shape: [12288] },
  layers: mlp("relu", 20, 7, 5, 1),
  batch: 200,
  batches: 1,
  loss: "bce_with_logits",
  optimizer: sgd(0.01),
} as const;

const w9 = { train: false, input: digits, dtype: "float32" } as const;

/** What every speed in this project is measured on: the networks of five course reports, and what is usual beside them. */
export const workloads: readonly Workload[] = [
  { ...w1, id: "W1-sgd", title: "784-100-10 ReLU, SGD", optimizer: sgd(0.02) },
  { ...w1, id: "W1-adam", title: "784-100-10 ReLU, Adam", optimizer: adam },
  {
    ...w1,
    id: "W2",
    title: "784-15-10 ReLU, SGD",
    layers: mlp("relu", 15, 10),
    batch: 10,
    batches: 80,
    optimizer: sgd(0.1),
  },
  {
    ...w1,
    id: "W3",
    title: "784-400-10 ReLU, SGD + L2",
    layers: mlp("relu", 400, 10),
    batch: 16,
    batches: 50,
    optimizer: sgd(0.01, 0.001),
  },
  {
    ...w1,
    id: "W4",
    title: "784-500-300-300-100-12 tanh, SGD + L2",
    input: { kind: "binary", shape: [1, 28, 28], density: 0.89 },
    layers: mlp("tanh", 500, 300, 300, 100, 12),
    batch: 40,
    batches: 20,
    optimizer: sgd(0.01, 0.001),
  },
  { ...w5, id: "W5-f32", dtype: "float32" },
  { ...w5, id: "W5-f64", dtype: "float64" },
  { ...w6, id: "W6-f32", dtype: "float32" },
  { ...w6, id: "W6-f64", dtype: "float64" },
  {
    ...w1,
    id: "W7",
    title: "CNN conv5x5x8, pool, conv5x5x16, pool, 128, 10, Adam",
    layers: cnn,
    batch: 64,
    optimizer: adam,
  },
  {
    ...w1,
    id: "W8",
    title: "784-100-10, batch norm and dropout 0.5, Adam",
    layers: ["flatten", { linear: 100 }, "batch_norm", "relu", { dropout: 0.5 }, { linear: 10 }],
    optimizer: adam,
  },
  { ...w9, id: "W9-mlp-1", title: "predict one sample, 784-100-10", layers: w1.layers, batch: 1, batches: 1000 },
  { ...w9, id: "W9-mlp-1000", title: "predict 1,000 samples, 784-100-10", layers: w1.layers, batch: 1000, batches: 1 },
  { ...w9, id: "W9-cnn-1", title: "predict one sample, the CNN of W7", layers: cnn, batch: 1, batches: 1000 },
  { ...w9, id: "W9-cnn-1000", title: "predict 1,000 samples, the CNN of W7", layers: cnn, batch: 1000, batches: 1 },
];
