import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readIdxPair } from "../../src/data/idx-images.ts";
import { readMnistPickle } from "../../src/data/mnist-pickle.ts";
import { describeWithData } from "../shared-data.ts";
import { fixtureBytes } from "./fixtures.ts";

it("reads a small file of the same layout", () => {
  const { train, validation, test } = readMnistPickle(fixtureBytes("mnist-small.pkl.gz"));
  expect(
    [train, validation, test].map(({ images, labels }) => [images.shape, images.dtype, labels.dtype, [...labels.data]]),
  ).toEqual([
    [[2, 784], "float32", "int64", [0, 7]],
    [[1, 784], "float32", "int64", [0]],
    [[1, 784], "float32", "int64", [0]],
  ]);
  expect(train.images.data[1567]).toBe(1);
});

describeWithData("mnist/mnist.pkl.gz", "the real mnist.pkl.gz", (file) => {
  it("loads, and its test set is that of the IDX files", () => {
    const { train, validation, test } = readMnistPickle(readFileSync(file), { name: "mnist.pkl.gz" });
    expect([train, validation, test].map(({ images }) => images.shape)).toEqual([
      [50_000, 784],
      [10_000, 784],
      [10_000, 784],
    ]);
    expect([...train.labels.data.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    const folder = file.slice(0, -"mnist.pkl.gz".length);
    const idx = readIdxPair(
      readFileSync(`${folder}t10k-images-idx3-ubyte.gz`),
      readFileSync(`${folder}t10k-labels-idx1-ubyte.gz`),
    );
    expect([...test.labels.data]).toEqual([...idx.labels.data]);
    // The pickle's pixels are the bytes divided by 256.
    let differ = 0;
    for (let i = 0; i < test.images.data.length; i++)
      if (test.images.data[i]! * 256 !== idx.images.data[i]) differ += 1;
    expect(differ).toBe(0);
  });
});
