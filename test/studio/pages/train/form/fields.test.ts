import { describe, expect, it } from "vitest";
import { readExperiment } from "../../../../../src/lab/experiment/index.ts";
import { changeText, readText } from "../../../../../src/studio/pages/train/experiment-text.ts";
import { formParts, layerParts, type Part } from "../../../../../src/studio/pages/train/form/fields.ts";

const yaml = `version: 1
data: {name: digits, count: 500, augment: [shift: 2]}
model: [linear: {out_features: 12, weight_init: normal}, relu, linear: 10]
optimizer: {sgd: {lr: 0.1}}
trainer: {early_stopping: true}
`;

function all(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...(part.kind === "field" ? [] : all(part.parts))]);
}

describe("the form of an experiment", () => {
  const { experiment } = readExperiment("x.yaml", yaml);
  const parts = [...all(formParts(experiment)), ...all(layerParts(experiment))];
  const at = (path: string): Part | undefined => parts.find((part) => part.path === path);

  it("shows what the file says, and the defaults where it says nothing", () => {
    expect(at("optimizer")).toMatchObject({ kind: "choosing", chosen: "sgd" });
    expect(at("optimizer.sgd.lr")).toMatchObject({ kind: "field", value: "0.1", input: "yaml" });
    expect(at("optimizer.sgd.momentum")).toMatchObject({ value: "0" });
    expect(at("optimizer.sgd.nesterov")).toMatchObject({ value: "false", input: "flag" });
    expect(at("data.name")).toMatchObject({ kind: "choosing", chosen: "digits" });
    expect(at("data.augment")).toMatchObject({ value: "[{shift: {amplitude: 2, p: 1}}]" });
    expect(at("dtype")).toMatchObject({ input: { words: ["float32", "float64"] } });
    expect(at("trainer.early_stopping")).toMatchObject({ kind: "group", on: true });
    expect(at("trainer.ema")).toMatchObject({ kind: "group", on: false });
    expect(at("model.0")).toMatchObject({ chosen: "linear", main: "out_features" });
    expect(at("model.0.linear.weight_init")).toMatchObject({ chosen: "normal" });
    expect(at("model.2.linear.weight_init")).toMatchObject({ chosen: "" });
    expect(at("loss")).toMatchObject({ chosen: "cross_entropy" });
  });

  it("has a way to every value: each can be written back as it is shown", () => {
    const fields = parts.filter((part) => part.kind === "field" && part.value !== "");
    expect(fields.length).toBeGreaterThan(40);
    for (const field of fields) {
      const written = changeText(yaml, [`${field.path}=${field.kind === "field" ? field.value : ""}`]);
      expect(readText("x.yaml", written).experiment, field.path).toEqual(experiment);
    }
  });
});
