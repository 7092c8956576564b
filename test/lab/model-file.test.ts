import { describe, expect, it } from "vitest";
import { stateDict } from "../../src/core/checkpoint.ts";
import { writeNpz } from "../../src/data/npz.ts";
import { type ModelMeta, metaOf, readModel, writeModel } from "../../src/lab/model-file.ts";
import { classifier, halves, line, prepared, trained } from "./prepared.ts";

const setting = prepared(halves, classifier);
const meta = metaOf(setting.dataset);

describe("a model file", () => {
  it("holds what one has to know beside the weights", () => {
    expect(meta).toEqual({
      ...{ format: "nabla", version: 1, input: [1, 2, 2], outputs: 2, classes: ["left", "right"], raw: "bytes" },
      scaling: { factor: [1 / 255], shift: [0] },
    });
    expect(metaOf(prepared(line, "model: [linear: 1]\n").dataset)).toMatchObject({
      raw: "numbers",
      classes: undefined,
      outputs: 1,
    });
  });

  it("is read back as it was written, float32 and float64", () => {
    for (const dtype of ["float32", "float64"]) {
      const { network } = trained(prepared(halves, `dtype: ${dtype}\n${classifier}`), 1);
      const training = { progress: { step: 3, loss: 0.1 } };
      const bytes = writeModel({ meta, tensors: stateDict(network), training });
      const read = readModel(bytes, "a.npz");
      expect(read).toEqual({ name: "a.npz", meta, tensors: stateDict(network), training });
    }
  });

  it.each<[string, object | undefined, string]>([
    ["no meta", undefined, "an archive without its meta.json"],
    ["another format", { ...meta, format: "other" }, "one whose meta.json is no such thing at format"],
    ["a later version", { ...meta, version: 2 }, "one whose meta.json is no such thing at version"],
    ["no scaling", { ...meta, scaling: undefined }, "one whose meta.json is no such thing at scaling"],
    [
      "a scaling of another length",
      { ...meta, scaling: { factor: [1, 2], shift: [0, 0] } },
      "one whose meta.json is no such thing at scaling",
    ],
    ["a shape that is none", { ...meta, input: [28, -1] }, "one whose meta.json is no such thing at input.1"],
    ["a shape of nine axes", { ...meta, input: Array(9).fill(1) }, "one whose meta.json is no such thing at input"],
    ["other classes than outputs", { ...meta, classes: ["a"] }, "one whose meta.json is no such thing at classes"],
    ["a list", [1], "one whose meta.json is no such thing"],
  ])("with %s is refused", (_, wrong, received) => {
    const bytes = writeNpz({}, wrong as ModelMeta);
    expect(() => readModel(bytes, "a.npz")).toThrow(
      `Cannot read a.npz: expected weights written by nabla, received ${received}.`,
    );
  });

  it("with whole numbers for weights is refused", () => {
    const bytes = writeNpz({ "0.weight": { shape: [1], data: Int32Array.of(1) } }, meta);
    expect(() => readModel(bytes, "a.npz")).toThrow(
      "Cannot read 0.weight in a.npz: expected float32 or float64 numbers, received Int32Array.",
    );
  });

  it("may hold a tensor of any name, which stays a tensor", () => {
    const data = Float32Array.of(1);
    const names = Object.fromEntries([["__proto__", { shape: [1], data }]]);
    const { tensors } = readModel(writeNpz(names, meta), "a.npz");
    expect(Object.entries(tensors)).toEqual([["__proto__", { shape: [1], data }]]);
    expect(Object.getPrototypeOf(tensors)).toBe(Object.prototype);
  });
});
