import { describe, expect, it } from "vitest";
import { openDataset, type RawData, type SplitOptions } from "../../src/data/dataset.ts";
import { backwards, labelled, valued } from "./tables.ts";

const asked: [string, number][] = [];
const options: SplitOptions = {
  valSplit: 0.25,
  testSplit: 0.2,
  normalize: "none",
  permutation(purpose, n) {
    asked.push([purpose, n]);
    return backwards(n);
  },
};

function open(raw: Partial<RawData>, changed: Partial<SplitOptions> = {}) {
  asked.length = 0;
  return openDataset({ name: "set", table: valued(10), ...raw }, { ...options, ...changed });
}

describe("openDataset", () => {
  it("keeps the test part aside first, then a share of the rest for validation", () => {
    const { train, val, test } = open({});
    expect(asked).toEqual([
      ["test", 10],
      ["val", 8],
    ]);
    expect([train, val, test].map((part) => Array.from(part?.rows ?? []))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7],
      [8, 9],
    ]);
  });

  it("takes the parts that the data brings and splits nothing then", () => {
    const { train, val, test } = open({ val: valued(3), test: valued(2) });
    expect(asked).toEqual([]);
    expect([train.length, val?.length, test?.length]).toEqual([10, 3, 2]);
    expect(test?.table.length).toBe(2);
  });

  it("has no part of no examples", () => {
    const { train, val, test } = open({}, { valSplit: 0, testSplit: 0 });
    expect([train.length, val, test]).toEqual([10, undefined, undefined]);
  });

  it("scales all parts as the training part alone says", () => {
    const { train, val, test } = open({ test: valued(500) }, { normalize: "standard" });
    expect(val?.scaling).toBe(train.scaling);
    expect(test?.scaling).toBe(train.scaling);
    // Rows 0 to 6 are left to train on: their mean is 3.
    expect(train.length).toBe(7);
    expect(-train.scaling.shift[0] / train.scaling.factor[0]).toBeCloseTo(3, 12);
  });

  it("says what goes in and comes out", () => {
    expect(open({})).toMatchObject({ name: "set", input: [1], outputs: 1, classes: undefined });
    const table = labelled([0, 1, 0, 1], ["yes", "no"]);
    expect(open({ table })).toMatchObject({ outputs: 2, classes: ["yes", "no"] });
  });
});
