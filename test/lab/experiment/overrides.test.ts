import { describe, expect, it } from "vitest";
import { applyOverrides, applySeed } from "../../../src/lab/experiment/overrides.ts";
import type { ExperimentError } from "../../../src/lab/experiment/problem.ts";
import { readExperiment } from "../../../src/lab/experiment/read.ts";
import { resolveExperiment } from "../../../src/lab/experiment/resolve.ts";
import { parseSource } from "../../../src/lab/experiment/source.ts";
import { badOverrides, goodFile } from "./bad-experiments.ts";

const file = `version: 1
data: {name: digits, count: 500, batch_size: 32}
model:
  - flatten
  - dense: {units: 30}
  - relu
  - linear: 10
optimizer: {adam: {learning_rate: 0.01, eps: 1e-6}}
`;
const source = parseSource("e.yaml", file);
const resolve = (...set: string[]) => resolveExperiment(applyOverrides(source, set));
const linear = { bias: true, bias_init: { zeros: {} }, requires_grad: true };

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    return (error as ExperimentError).message.split("\n");
  }
  return [];
}

describe("an argument that cannot be meant", () => {
  it.each(badOverrides)("$what", ({ set, says }) => {
    expect(problemsOf(() => readExperiment("e.yaml", goodFile, { set }))).toEqual(says);
  });

  it("is told beside what is wrong in the file", () => {
    const run = () =>
      readExperiment("e.yaml", `${goodFile}trainer: {epochs: 0}\n`, { set: ["optimizer.x=1", "seed=-1"] });
    expect(problemsOf(run)).toEqual([
      "e.yaml:4:19 trainer.epochs: expected a whole number from 1 to 10000000, received 0",
      '--set optimizer.x=1: unknown key "x" in optimizer: expected sgd, rmsprop, adam, adamw, lr, betas, eps, weight_decay or decay_biases',
      "--set seed=-1: seed: expected a whole number from 0 to 9007199254740991, received -1",
    ]);
  });

  it("has no line, but says which it is", () => {
    try {
      readExperiment("e.yaml", goodFile, { set: ["seed=x"] });
      expect.unreachable();
    } catch (error) {
      const [problem] = (error as ExperimentError).problems;
      expect(problem).toMatchObject({ line: undefined, argument: "--set seed=x", path: "seed" });
    }
  });

  it.each(["x", "-1", "1.5", "", "1e3", "{"])("--seed %j", (seed) => {
    const says = problemsOf(() => resolveExperiment(applySeed(source, seed)));
    expect(says).toEqual([
      `--seed ${seed}: seed: expected a whole number from 0 to 9007199254740991, received ${JSON.stringify(seed)}`,
    ]);
  });
});

describe("an argument", () => {
  it("replaces a value under any of its names", () => {
    expect(resolve("optimizer.adam.lr=0.5").optimizer).toEqual({
      adam: { lr: 0.5, betas: [0.9, 0.999], eps: 1e-6, weight_decay: 0, decay_biases: false },
    });
    expect(resolve("optimizer.adam.learning_rate=0.5")).toEqual(resolve("optimizer.adam.lr=0.5"));
  });

  it("may leave out the name of what was chosen", () => {
    expect(resolve("optimizer.lr=0.5")).toEqual(resolve("optimizer.adam.lr=0.5"));
    expect(resolve("loss.reduction=sum").loss).toEqual({ cross_entropy: { reduction: "sum" } });
  });

  it("switches to another choice, which starts from its own defaults", () => {
    expect(resolve("optimizer.sgd.momentum=0.9").optimizer).toEqual({
      sgd: { lr: 0.01, momentum: 0.9, nesterov: false, weight_decay: 0, decay_biases: false },
    });
    expect(resolve("optimizer=sgd", "optimizer.sgd.lr=1").optimizer).toMatchObject({ sgd: { lr: 1 } });
    expect(resolve("optimizer.sgd.lr=1", "optimizer.sgd.momentum=0.5").optimizer).toMatchObject({
      sgd: { lr: 1, momentum: 0.5 },
    });
    expect(resolve("schedule.cosine.warmup=2").schedule).toEqual({ cosine: { warmup: 2, min_factor: 0 } });
  });

  it("reaches into the model", () => {
    expect(resolve("model.1.linear.out_features=7").model[1]).toEqual({ linear: { out_features: 7, ...linear } });
    expect(resolve("model[1].dense.units=7").model[1]).toEqual({ linear: { out_features: 7, ...linear } });
    expect(resolve("model.3.linear.bias=false").model[3]).toEqual({
      linear: { out_features: 10, ...linear, bias: false },
    });
    expect(resolve("model.2=tanh").model[2]).toEqual({ tanh: {} });
    expect(resolve("model.1.linear.weight_init.normal.std=2").model[1]).toMatchObject({
      linear: { out_features: 30, weight_init: { normal: { std: 2, mean: 0 } } },
    });
    expect(resolve("optimizer.adam.betas=[0.5, 0.9]", "optimizer.adam.betas.1=0.8").optimizer).toMatchObject({
      adam: { betas: [0.5, 0.8] },
    });
  });

  it("makes the sections that the file leaves out", () => {
    expect(resolve("trainer.early_stopping.patience=9").trainer.early_stopping?.patience).toBe(9);
    expect(
      resolve("trainer.early_stopping=true", "trainer.early_stopping.patience=9").trainer.early_stopping?.patience,
    ).toBe(9);
    expect(
      resolve("trainer.early_stopping=true", "trainer.early_stopping=false").trainer.early_stopping,
    ).toBeUndefined();
  });

  it("without a value removes the key", () => {
    expect(resolve("optimizer=")).toEqual(resolve("optimizer=adam"));
    expect(resolve("data.count=").data).toMatchObject({ count: 10000 });
  });

  it("keeps what another data set understands too", () => {
    expect(resolve("data.name=mnist").data).toEqual({
      name: "mnist",
      val_split: 0.1,
      test_split: 0,
      batch_size: 32,
      normalize: "unit",
      shuffle: true,
      drop_last: false,
    });
    const folder = resolve("data.path=there", "data.name=image_folder").data;
    expect(folder).toEqual(resolve("data.name=image_folder", "data.path=there").data);
  });

  it("keeps its equals signs", () => {
    expect(resolve("data={name: csv, label: 0, path: a=b.csv}").data).toMatchObject({ path: "a=b.csv" });
  });

  it("repairs a file", () => {
    const broken = parseSource("e.yaml", file.replace("{adam: {learning_rate: 0.01, eps: 1e-6}}", "addam"));
    expect(() => resolveExperiment(broken)).toThrow("addam");
    expect(resolveExperiment(applyOverrides(broken, ["optimizer.sgd.lr=1"])).optimizer).toMatchObject({
      sgd: { lr: 1 },
    });
  });

  it("leaves the source as it was", () => {
    resolve("model.1.linear.out_features=7", "optimizer.sgd.lr=1");
    expect(resolveExperiment(source).model[1]).toEqual({ linear: { out_features: 30, ...linear } });
  });
});
