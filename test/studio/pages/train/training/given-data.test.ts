import { describe, expect, it } from "vitest";
import { encodePng } from "../../../../../src/data/png.ts";
import { readExperiment } from "../../../../../src/lab/experiment/index.ts";
import { type GivenData, loadGiven } from "../../../../../src/studio/pages/train/training/given-data.ts";

/** Loads what a data section names. */
function load(data: string, given: GivenData = { files: {} }) {
  const outputs = /sin|random/.test(data) ? 1 : /hanzi/.test(data) ? 2 : 10;
  const { experiment } = readExperiment("x.yaml", `version: 1\ndata: ${data}\nmodel: [linear: ${outputs}]\n`);
  return loadGiven(experiment, given);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the data of a training in a page", () => {
  it("is made on the spot", () => {
    expect(load("{name: sin, step: 0.1}").table.length).toBe(63);
    expect(load("{name: digits, count: 20, test_count: 10}").test!.length).toBe(10);
    expect(load("{name: random, features: 3, count: 5}").table.input).toEqual([3]);
  });

  it("is a table that was given", () => {
    const { table } = load("{name: csv, path: t.csv, label: 2}", { files: { "t.csv": bytes("1,2,a\n3,4,b\n") } });
    expect(table).toMatchObject({ length: 2, input: [2], targets: { classes: ["a", "b"] } });
  });

  it("is a folder of pictures that was given, ink on paper turned round", () => {
    const [dark, light] = [new Uint8Array(4).fill(255), new Uint8Array(4).fill(0)];
    const files = {
      "own/a/1.png": encodePng(dark, 2, 2),
      "own/b/1.png": encodePng(dark, 2, 2),
      "other/c/1.png": light,
    };
    const { table } = load("{name: image_folder, path: own}", { files });
    expect(table).toMatchObject({ length: 2, input: [1, 2, 2], targets: { classes: ["a", "b"] } });
    expect(Array.from(table.inputs)).toEqual(new Array(8).fill(0));
  });

  it("is no characters without their strokes", () => {
    expect(() => load("{name: hanzi, text: 一二, count: 4, test_count: 2}")).toThrow(
      'Cannot draw 一二 in this page: expected a server that has its strokes, received none. Run "npx nabla studio".',
    );
  });

  it("says what is missing", () => {
    const nothing = "expected what was given to this page, received nothing of that name. Choose it again.";
    expect(() => load("{name: csv, path: t.csv, label: 0}")).toThrow(`Cannot read t.csv: ${nothing}`);
    expect(() => load("{name: npz, path: t.npz}")).toThrow(`Cannot read t.npz: ${nothing}`);
    expect(() => load("{name: image_folder, path: own}")).toThrow(`Cannot read the folder own: ${nothing}`);
    expect(() => load("{name: mnist}")).toThrow(
      'Cannot read MNIST in this page: expected a server that has it, received none. Run "npx nabla data get mnist" and "npx nabla studio", or use data: {name: digits}, which needs neither.',
    );
  });

  it("has drawings at its end, each so often as asked, new pictures of each epoch or not", () => {
    const drawings = { images: new Uint8Array(2 * 784).fill(7, 784), labels: ["3", "8"], copies: 2 };
    for (const fresh of [false, true]) {
      const { table } = load(`{name: digits, count: 20, test_count: 10, fresh: ${fresh}}`, { files: {}, drawings });
      expect(table.length).toBe(24);
      const labels = table.targets.kind === "classes" ? Array.from(table.targets.labels) : [];
      expect(labels.slice(20)).toEqual([3, 8, 3, 8]);
      expect(table.inputs[23 * 784]).toBe(7);
      expect(table.renew?.(23, 5)[0]).toBe(fresh ? 7 : undefined);
      expect(table.renew?.(3, 5).length).toBe(fresh ? 784 : undefined);
    }
    const foreign = { ...drawings, labels: ["3", "x"] };
    expect(() => load("{name: digits, count: 20}", { files: {}, drawings: foreign })).toThrow(
      "Cannot teach drawings beside digits: expected one of 0 1 2 3 4 5 6 7 8 9, received x.",
    );
    expect(() => load("{name: sin}", { files: {}, drawings })).toThrow(
      "Cannot teach drawings beside sin: expected pictures 1 of bytes in classes, received other examples.",
    );
  });
});
