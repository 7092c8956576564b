import { describe, expect, it } from "vitest";
import type { EpochMetrics } from "../../src/core/history.ts";
import { UsageError } from "../../src/kernels/errors.ts";
import { checkReaches, checkSameSteps, stepsHash } from "../../src/lab/continuation.ts";
import { type Experiment, readExperiment } from "../../src/lab/experiment/index.ts";
import { classifier, halves, prepared } from "./prepared.ts";

const yaml = `version: 1
data: {name: digits, count: 300, augment: [shift: 2]}
model: [flatten, linear: 12, relu, linear: 10]
optimizer: {adam: {lr: 5e-3}}
trainer: {epochs: 3}
`;

const changed = (...set: readonly string[]): Experiment => readExperiment("e.yaml", yaml, { set }).experiment;
const refusal = (before: readonly string[], after: readonly string[]): string => {
  try {
    checkSameSteps("runs/a", changed(...before), changed(...after));
    return "nothing";
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
};

describe("what may change when a run goes on", () => {
  it.each([
    [["name=other"]],
    [["trainer.log_every=10"]],
    [["trainer.epochs=30"]],
    [["schedule=constant", "trainer.epochs=30"]],
    [["trainer.early_stopping.patience=2"]],
    [["trainer.early_stopping.min_delta=0.1"]],
  ])("is %j", (set) => {
    expect(refusal([], set)).toBe("nothing");
    expect(stepsHash(changed(...set))).toBe(stepsHash(changed()));
  });

  it.each([["step.step_size=1"], ["exponential.gamma=0.9"], ["multi_step.milestones=[1]"], ["plateau.patience=1"]])(
    "is the number of epochs under schedule.%s",
    (schedule) => {
      expect(refusal([`schedule.${schedule}`], [`schedule.${schedule}`, "trainer.epochs=9"])).toBe("nothing");
    },
  );

  it.each([["cosine"], ["one_cycle"]])("is not the number of epochs under %s", (schedule) => {
    const [before, after] = [[`schedule=${schedule}`], [`schedule=${schedule}`, "trainer.epochs=9"]];
    expect(refusal(before, after)).toBe(
      "Cannot resume runs/a: expected trainer.epochs 3, over which its schedule is spread, received 9. " +
        "Leave it as it was, or train anew without --resume.",
    );
    expect(stepsHash(changed(...before))).not.toBe(stepsHash(changed(...after)));
  });

  it.each<[string, string, string]>([
    ["seed=1", "seed 0", "1"],
    ["generator=numpy", "generator streams", "numpy"],
    ["dtype=float64", "dtype float32", "float64"],
    ["data.batch_size=50", "data.batch_size 64", "50"],
    ["data.shuffle=false", "data.shuffle true", "false"],
    ["data.augment[0].shift=3", "data.augment[0].shift.amplitude 2", "3"],
    ["model[1].linear.out_features=13", "model[1].linear.out_features 12", "13"],
    ["model=[linear: 10]", "model of length 4", "one of length 1"],
    ["model[2]=tanh", "model[2] relu", "tanh"],
    ["loss.cross_entropy.label_smoothing=0.1", "loss.cross_entropy.label_smoothing none", "0.1"],
    ["optimizer=adamw", "optimizer adam", "adamw"],
    ["optimizer=rmsprop", "optimizer adam", "rmsprop"],
    ["optimizer.adam.lr=0.1", "optimizer.adam.lr 0.005", "0.1"],
    ["optimizer.adam.betas=[0.8, 0.999]", "optimizer.adam.betas[0] 0.9", "0.8"],
    ["schedule=cosine", "schedule constant", "cosine"],
    ["trainer.clip_norm=1", "trainer.clip_norm none", "1"],
    ["trainer.ema=true", "trainer.ema none", '{"decay":0.999}'],
    ["trainer.monitor=val_loss", "trainer.monitor val_acc", "val_loss"],
  ])("is not %s", (set, was, is) => {
    expect(refusal([], [set])).toBe(
      `Cannot resume runs/a: expected ${was}, with which it was begun, received ${is}. ` +
        "Leave it as it was, or train anew without --resume.",
    );
    expect(stepsHash(changed(set))).not.toBe(stepsHash(changed()));
  });

  it("does not depend on the order in which an experiment was written", () => {
    const { model, data, ...rest } = changed();
    expect(stepsHash({ ...rest, data, model })).toBe(stepsHash(changed()));
  });
});

describe("checkReaches", () => {
  const epoch = (n: number, loss: number): EpochMetrics => ({ epoch: n, loss, lr: 0, grad_norm: 0, update_ratio: 0 });
  const history = [3, 2, 2, 2, 1].map((loss, i) => epoch(i + 1, loss));
  const reached = (epochs: number, patience: number | undefined, isMidEpoch: boolean) => () => {
    const { recipe } = prepared(halves, classifier);
    const earlyStopping = patience === undefined ? undefined : { patience, minDelta: 0 };
    checkReaches("resume", { ...recipe, epochs, monitor: "loss", earlyStopping }, { history, isMidEpoch });
  };

  it("lets go on, or be over just there, what would have come so far", () => {
    expect(reached(5, undefined, false)).not.toThrow();
    expect(reached(6, undefined, true)).not.toThrow();
    expect(reached(6, 3, true)).not.toThrow();
  });

  it("refuses what would have been over before", () => {
    const fix = "Raise trainer.epochs or trainer.early_stopping.patience, or train anew without --resume.";
    expect(reached(4, undefined, false)).toThrow(
      `Cannot resume: expected an end after epoch 5, which is done, received one after epoch 4. ${fix}`,
    );
    expect(reached(5, undefined, true)).toThrow("after epoch 6, which is begun, received one after epoch 5.");
    expect(reached(9, 2, false)).toThrow(`received one after epoch 4. ${fix}`);
    expect(reached(9, 1, false)).toThrow("received one after epoch 3.");
  });
});
