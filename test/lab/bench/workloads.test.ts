import { describe, expect, it } from "vitest";
import { compileWasm } from "../../../src/kernels/wasm.ts";
import { openWorkload } from "../../../src/lab/bench/open-workload.ts";
import { outputsOf } from "../../../src/lab/bench/workload.ts";
import { workloadData } from "../../../src/lab/bench/workload-data.ts";
import { workloads } from "../../../src/lab/bench/workloads.ts";
import { digits } from "./digits.ts";

const wasm = compileWasm();
const byId = (id: string) => workloads.find((workload) => workload.id === id)!;

describe.each(workloads)("$id", (workload) => {
  const data = workloadData(workload, digits);
  const { batch, batches, input } = workload;

  it("has examples, targets and weights for every batch, the same each time", () => {
    expect(data.x).toHaveLength(batch * batches * input.shape.reduce((a, b) => a * b));
    expect(data.t).toHaveLength(batch * batches * outputsOf(workload));
    expect([data.x, data.t, data.weights].every((numbers) => numbers.every(Number.isFinite))).toBe(true);
    expect(data.x.constructor.name).toBe(workload.dtype === "float32" ? "Float32Array" : "Float64Array");
    const again = workloadData(workload, digits);
    for (const kind of ["x", "t", "weights"] as const) {
      expect(
        data[kind].every((value, i) => Object.is(value, again[kind][i])),
        kind,
      ).toBe(true);
    }
  });

  it("does its work", () => {
    const { step, value } = openWorkload(workload, data, wasm);
    const values = Array.from({ length: 2 * Math.min(batches, 20) }, (_, i) => {
      step(i % Math.min(batches, 20));
      return value();
    });
    const half = values.length / 2;
    const sum = (part: readonly number[]): number => part.reduce((a, b) => a + b);
    if (workload.train) expect(sum(values.slice(half))).toBeLessThan(sum(values.slice(0, half)));
    // A prediction changes nothing, so that the same batch gives the same again.
    else expect(values.slice(half)).toEqual(values.slice(0, half));
  });
});

it("ids are there once", () => {
  expect(new Set(workloads.map(({ id }) => id)).size).toBe(workloads.length);
});

it("targets of digits are theirs, and pixels lie between 0 and 1", () => {
  const { x, t } = workloadData(byId("W2"), digits);
  if (digits.targets.kind !== "classes") throw new Error("digits have classes");
  for (let i = 0; i < 50; i++) expect(t.subarray(i * 10, (i + 1) * 10).indexOf(1)).toBe(digits.targets.labels[i]);
  expect(Array.from(x).reduce((most, pixel) => Math.max(most, pixel))).toBe(1);
  expect(x.every((pixel) => pixel >= 0)).toBe(true);
  expect(x[300]).toBe(Math.fround(digits.inputs[300] / 255));
});

it("pixels of W4 are ones and zeros in its density", () => {
  const { x } = workloadData(byId("W4"), digits);
  expect([...new Set(Array.from(x))].sort()).toEqual([0, 1]);
  expect(Array.from(x).reduce((sum, pixel) => sum + pixel) / x.length).toBeCloseTo(0.89, 2);
});

it("counts the operations of the products: of all three, but for the input of the lowest layer", () => {
  const flops = (id: string): number => openWorkload(byId(id), workloadData(byId(id), digits), wasm).flops;
  expect(flops("W1-sgd")).toBe(100 * 2 * (2 * 784 * 100 + 3 * 100 * 10));
  expect(flops("W9-mlp-1")).toBe(2 * (784 * 100 + 100 * 10));
  // 24x24 places of 5x5 windows, then 8x8 places of 8x5x5; normalisation and dropout multiply no matrices.
  const [first, second, linear] = [576 * 25 * 8, 64 * 200 * 16, 256 * 128 + 128 * 10];
  expect(flops("W9-cnn-1")).toBe(2 * (first + second + linear));
  expect(flops("W7")).toBe(64 * 2 * (2 * first + 3 * (second + linear)));
  expect(flops("W8")).toBe(flops("W1-sgd"));
});
