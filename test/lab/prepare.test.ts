import { describe, expect, it } from "vitest";
import { checkTrainable } from "../../src/lab/check-trainable.ts";
import { classifier, halves, line, prepared } from "./prepared.ts";

describe("prepare", () => {
  it("splits and scales the data as the experiment says, and fits the recipe to it", () => {
    const { dataset, recipe } = prepared(halves, classifier);
    expect([dataset.train.length, dataset.val?.length, dataset.test]).toEqual([8, 4, undefined]);
    expect(dataset.train.scaling.factor).toEqual([1 / 255]);
    expect(recipe).toMatchObject({
      input: [1, 2, 2],
      classification: true,
      batchSize: 3,
      epochs: 5,
      monitor: "val_acc",
    });
  });

  it("validates on the test part where that is asked for, and keeps no other part aside", () => {
    const data = "data: {name: npz, path: a.npz, val_split: 0.25, test_split: 0.5, validate_on: test}\n";
    const { train, val, test } = prepared(halves, data + classifier).dataset;
    expect([train.length, test?.length]).toEqual([6, 6]);
    expect(val).toBe(test);
  });

  it("draws the split from the seed alone, whatever else is random", () => {
    const rows = (sections: string, seed = 0): number[] =>
      Array.from(prepared(halves, sections, seed).dataset.train.rows);
    expect(rows(classifier)).toEqual(rows("model: [dropout: 0.5, linear: 2]\ngenerator: numpy\n"));
    const splits = new Set([1, 2, 3, 4].map((seed) => rows(classifier, seed).join()));
    expect(splits.size).toBeGreaterThan(1);
  });

  it("tells where model and data do not fit, by the file's lines", () => {
    expect(() => prepared(halves, "model: [linear: 3]\n")).toThrow(
      /^e\.yaml:4:9 model\[0\] linear: gives 3 outputs, but .* has 2 classes/,
    );
    expect(() => prepared(line, "model: [linear: 2]\n")).toThrow(/^e\.yaml:4:9 model\[0\] linear: gives 2 outputs/);
  });
});

describe("checkTrainable", () => {
  it("lets pass what can be trained", () => {
    expect(() => checkTrainable(prepared(halves, classifier))).not.toThrow();
  });

  it("refuses data of which nothing is left to train on", () => {
    const sections = "data: {name: npz, path: a.npz, val_split: 0.99}\nmodel: [linear: 2]\n";
    expect(() => checkTrainable(prepared(halves, sections))).toThrow(
      "Cannot train on halves: expected an example to train on, received none.",
    );
  });

  it("refuses to validate on a test part that there is not", () => {
    const sections = "data: {name: npz, path: a.npz, test_split: 0, validate_on: test}\nmodel: [linear: 2]\n";
    expect(() => checkTrainable(prepared(halves, sections))).toThrow(
      "Cannot train on halves: expected a test part to validate on, received none. Raise data.test_split, or delete data.validate_on.",
    );
  });

  it("refuses to stop early by a part that nothing fell into", () => {
    const data = "data: {name: npz, path: a.npz, val_split: 0.01, test_split: 0}\n";
    const sections = `${data}model: [linear: 2]\ntrainer: {early_stopping: {monitor: val_loss}}\n`;
    expect(() => checkTrainable(prepared(halves, sections))).toThrow(
      "Cannot train on halves: expected a validation part for val_loss",
    );
    expect(() => checkTrainable(prepared(halves, `${data}model: [linear: 2]\n`))).not.toThrow();
  });
});
