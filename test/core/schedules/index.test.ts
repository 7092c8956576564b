import { describe, expect, it } from "vitest";
import type { EpochMetrics } from "../../../src/core/history.ts";
import type { Progress, Schedule } from "../../../src/core/schedule.ts";
import * as schedules from "../../../src/core/schedules/index.ts";
import { expectTorch, readTorch } from "../torch.ts";

const { lr, metrics, rates } = readTorch<{ lr: number; metrics: number[]; rates: Record<string, number[]> }>(
  "schedules",
);

/** The fixtures' schedules; a rate that PyTorch gives as a number is a share of `lr` here. */
const ours: Record<string, Schedule> = {
  step: schedules.step({ stepSize: 7, gamma: 0.5 }),
  multi_step: schedules.multiStep({ milestones: [3, 11, 12, 25], gamma: 0.3 }),
  exponential: schedules.exponential({ gamma: 0.9 }),
  cosine: schedules.cosine(),
  "cosine min_factor": schedules.cosine({ minFactor: 0.1 / lr }),
  one_cycle: schedules.oneCycle(),
  "one_cycle options": schedules.oneCycle({ pctStart: 0.4, divFactor: 10, finalDivFactor: 100 }),
  plateau: schedules.plateau({ gamma: 0.5, patience: 2 }),
  "plateau min_delta": schedules.plateau({ gamma: 0.2, patience: 1, minDelta: 0.05, minFactor: 0.004 / lr }),
  "plateau rising": schedules.plateau({ monitor: "val_acc", gamma: 0.5, patience: 3, minDelta: 0.01 }),
  warmup: schedules.warmup({ epochs: 6 }),
  "warmup, then exponential": schedules.warmup({ epochs: 6 }, schedules.exponential({ gamma: 0.9 })),
};

const history = metrics.map(
  (value, i): EpochMetrics => ({
    ...{ epoch: i + 1, loss: 0, val_loss: value, val_acc: value, lr: 0, grad_norm: 0, update_ratio: 0 },
  }),
);

const at = (step: number, stepsPerEpoch = 1, epochs = 30): Progress => ({
  ...{ step, stepsPerEpoch, epochs },
  history: history.slice(0, Math.floor(step / stepsPerEpoch)),
});

describe("the schedules agree with PyTorch over thirty epochs", () => {
  it("in as many cases as there are", () => {
    expect(Object.keys(rates)).toEqual(Object.keys(ours));
  });

  it.each(Object.keys(ours))("%s", (name) => {
    const received = metrics.map((_, epoch) => lr * ours[name].factor(at(epoch)));
    expectTorch(received, rates[name], 1e-12, "rate of epoch");
    expect(new Set(received).size, "it does change").toBeGreaterThan(1);
  });
});

describe("a schedule", () => {
  it("that counts epochs stays the same for all steps of one", () => {
    for (const name of ["step", "multi_step", "exponential", "plateau", "plateau rising"]) {
      const steps = metrics.flatMap((_, epoch) => [0, 1, 2].map((step) => ours[name].factor(at(epoch * 3 + step, 3))));
      const epochs = metrics.flatMap((_, epoch) => [0, 1, 2].map(() => ours[name].factor(at(epoch))));
      expect(steps, name).toEqual(epochs);
    }
  });

  it("that counts steps spreads over all steps of the training", () => {
    for (const name of ["cosine", "cosine min_factor", "one_cycle", "one_cycle options"]) {
      const steps = metrics.map((_, step) => lr * ours[name].factor(at(step, 3, 10)));
      expectTorch(steps, rates[name], 1e-12, name);
    }
  });

  it("constant is the optimiser's rate throughout", () => {
    expect(metrics.map((_, epoch) => schedules.constant().factor(at(epoch)))).toEqual(metrics.map(() => 1));
  });

  it("step may count steps: R5 halves every 5,000 iterations", () => {
    const halving = schedules.step({ stepSize: 5000, gamma: 0.5, unit: "step" });
    expect([0, 4999, 5000, 9999, 10000, 15000].map((step) => halving.factor(at(step, 600, 100)))).toEqual([
      1, 1, 0.5, 0.5, 0.25, 0.125,
    ]);
  });

  it("cosine warms up linearly over epochs, and descends over what is left", () => {
    const warm = schedules.cosine({ warmup: 2 });
    const factors = Array.from({ length: 20 }, (_, step) => warm.factor(at(step, 4, 5)));
    expect(factors.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((step) => step / 8));
    factors.slice(8).forEach((factor, i) => {
      expect(factor).toBeCloseTo(0.5 * (1 + Math.cos((Math.PI * i) / 12)), 14);
    });
  });

  it("warmup counts epochs in steps", () => {
    const rising = schedules.warmup({ epochs: 1 });
    expect([0, 1, 2, 3, 4, 5].map((step) => rising.factor(at(step, 4)))).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
  });

  it("plateau waits for ever where the metric is not measured", () => {
    const blind = schedules.plateau({ monitor: "acc", patience: 0 });
    expect(blind.factor(at(30))).toBe(1);
  });
});

it("says of each whether its rates depend on how many epochs there are", () => {
  const all = { ...ours, "warmup, then cosine": schedules.warmup({ epochs: 2 }, schedules.cosine()) };
  const spread = Object.entries(all).filter(([, { factor }]) => factor(at(9, 1, 30)) !== factor(at(9, 1, 40)));
  const said = Object.entries(all).filter(([, { overAllEpochs }]) => overAllEpochs);
  expect(said).toEqual(spread);
  expect(said.map(([name]) => name)).toEqual([
    ...["cosine", "cosine min_factor", "one_cycle", "one_cycle options", "warmup, then cosine"],
  ]);
});
