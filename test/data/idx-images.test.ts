import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { writeIdx } from "../../src/data/idx.ts";
import { readIdxPair } from "../../src/data/idx-images.ts";
import { ndArray } from "../../src/data/nd-array.ts";
import { describeWithData } from "../shared-data.ts";

it("pairs images with labels", () => {
  const images = ndArray([2, 1, 2], Uint8Array.of(1, 2, 3, 4));
  const labels = ndArray([2], Uint8Array.of(0, 9));
  expect(readIdxPair(writeIdx(images), writeIdx(labels))).toEqual({ images, labels });
});

describeWithData("mnist/t10k-images-idx3-ubyte.gz", "MNIST's test set", (file) => {
  it("loads", () => {
    const labels = file.replace("t10k-images-idx3", "t10k-labels-idx1");
    const set = readIdxPair(readFileSync(file), readFileSync(labels));
    expect(set.images.shape).toEqual([10_000, 28, 28]);
    expect([...set.labels.data.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    const counts = new Array(10).fill(0);
    for (const label of set.labels.data) counts[label] += 1;
    expect(counts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    let sum = 0;
    for (const value of set.images.data) sum += value;
    expect(sum / set.images.data.length / 255).toBeCloseTo(0.1325, 4);
  });
});
