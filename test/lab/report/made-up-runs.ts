import type { EpochMetrics } from "../../../src/core/history.ts";
import type { RunReport } from "../../../src/lab/report/run-report.ts";

/** An unremarkable epoch, and what is special about it. */
export function epoch(number: number, special: Partial<EpochMetrics> = {}): EpochMetrics {
  return { epoch: number, loss: 1 / number, lr: 0.001, grad_norm: 0.5, update_ratio: 0.002, ...special };
}

/** A run over three classes that stopped early, and what is special about it. */
export function classification(special: Partial<RunReport> = {}): RunReport {
  return {
    name: "three-kinds",
    title: "Three kinds",
    created: "2025-03-14T09:26:53Z",
    config: "version: 1\nseed: 7\n",
    environment: { version: "0.1.0", seed: 7, engine: "an engine" },
    model: [
      { index: 0, kind: "flatten", output: [784], parameters: 0 },
      { index: 1, kind: "linear", output: [3], parameters: 2355 },
    ],
    history: [1, 2, 3, 4].map((n) => ({
      ...epoch(n, { acc: 0.9 + n / 100, val_loss: 0.5 + 1 / n, val_acc: 0.88 + n / 100, lr: 0.01 / n }),
      samples_per_s: 1000 * n,
    })),
    result: {
      stopped: "early",
      bestEpoch: 3,
      seconds: 92.4,
      test: { loss: 0.123456, acc: 0.9325, n: 400 },
      val: { loss: 0.7654321, acc: 0.91, n: 100 },
      weightsSha256: "0123abcd".repeat(8),
    },
    classes: ["cat", "dog", "eel"],
    confusion: [
      [121, 3, 0],
      [7, 142, 2],
      [0, 15, 110],
    ],
    mistakes: [
      { index: 41, truth: 0, guess: 1, probability: 0.987, truthProbability: 0.0123, picture: picture(2, 3) },
      { index: 99, truth: 2, guess: 1, probability: 0.512, truthProbability: 0.3, picture: picture(2, 3) },
    ],
    ...special,
  };
}

/** A run that fits one function of one variable. */
export function regression(special: Partial<RunReport> = {}): RunReport {
  const x = [3, -1, 0, 1, 2];
  return {
    name: "a-line",
    created: "yesterday",
    config: "version: 1\n",
    environment: {},
    model: [],
    history: Array.from({ length: 5000 }, (_, i) => epoch(i + 1, { loss: 1 / (i + 1) ** 2 })),
    result: { stopped: "finished", bestEpoch: 5000, seconds: 3805, test: { loss: 2.13e-5, n: 5 } },
    fit: { x, t: x.map((v) => 2 * v), y: x.map((v) => 2 * v + 0.5) },
    ...special,
  };
}

/** A run that broke in its first epoch. */
export function divergence(special: Partial<RunReport> = {}): RunReport {
  const message = "loss is NaN at epoch 1, batch 2: first non-finite value in model[1] linear";
  const result = { stopped: "diverged", bestEpoch: 0, seconds: 0.25, message } as const;
  const none = { confusion: undefined, mistakes: undefined };
  return classification({ history: [], result, ...none, ...special });
}

function picture(width: number, height: number): { width: number; height: number; gray: Uint8Array } {
  return { width, height, gray: Uint8Array.from({ length: width * height }, (_, i) => i * 40) };
}
