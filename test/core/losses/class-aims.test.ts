import { describe, expect, it } from "vitest";
import type { Reduction } from "../../../src/core/loss.ts";
import { crossEntropy } from "../../../src/core/losses/index.ts";
import { reference } from "../../../src/kernels/reference/index.ts";
import { type DType, zeros } from "../../../src/kernels/tensor.ts";
import { expectTorch, flat, type Nested, readTorch, tolerance } from "../torch.ts";

interface Case extends Readonly<Record<DType, { readonly value: number; readonly dy: Nested }>> {
  readonly reduction: Reduction;
  readonly smoothing: number;
  readonly weight: readonly number[] | null;
  readonly y: Nested;
  readonly labels: readonly number[];
}

const cases = readTorch<Record<string, Case>>("class-aims");
const { kernels } = reference.open("float64", 0);

describe.each(["float32", "float64"] as const)("smoothed and weighted classes agree with PyTorch in %s", (dtype) => {
  it.each(Object.keys(cases))("%s", (name) => {
    const { reduction, smoothing, weight, y, labels, [dtype]: expected } = cases[name];
    const loss = crossEntropy(reduction, { labelSmoothing: smoothing, weight: weight ?? undefined });
    const [outputs, t, aim, dy] = [0, 0, 0, 0].map(() => zeros([labels.length, 4], dtype));
    const losses = zeros([labels.length], dtype);
    outputs.data.set(flat(y));
    for (const [i, label] of labels.entries()) t.data[4 * i + label] = 1;
    loss.aim!(aim, t);
    expectTorch([loss.value(kernels, losses, outputs, aim)], expected.value, tolerance[dtype], "value");
    loss.gradient(kernels, dy, outputs, aim);
    expectTorch(dy.data, expected.dy, tolerance[dtype], "gradient");

    // What a mean divides by, and so what an epoch's losses are averaged over.
    const counted = labels.reduce((sum, label) => sum + (weight?.[label] ?? 1), 0);
    expect(loss.weight(aim)).toBeCloseTo(counted, 5);
    const total = Array.from(losses.data).reduce((sum, value) => sum + value, 0);
    if (reduction === "mean") expect(loss.average(total, loss.weight(aim), 4)).toBeCloseTo(expected.value, 5);
  });
});

describe("crossEntropy", () => {
  it("aims at t itself and reports itself where nothing is asked for", () => {
    const { aim, reported, weight } = crossEntropy();
    expect([aim, reported]).toEqual([undefined, undefined]);
    expect(weight(zeros([5, 2]))).toBe(5);
  });

  it("reports the plain loss, whatever is aimed at", () => {
    const { reported } = crossEntropy("sum", { labelSmoothing: 0.1 });
    expect(reported).toMatchObject({ kind: "cross_entropy", reduction: "sum" });
    expect([reported?.aim, reported?.reported]).toEqual([undefined, undefined]);
  });

  it.each([
    [
      { labelSmoothing: 1 },
      "Cannot build cross_entropy: expected a label_smoothing of at least 0 and below 1, received 1.",
    ],
    [
      { labelSmoothing: Number.NaN },
      "Cannot build cross_entropy: expected a label_smoothing of at least 0 and below 1, received NaN.",
    ],
    [{ weight: [1, 0] }, "Cannot build cross_entropy: expected class weights above 0, received 0."],
    [{ weight: [1, Infinity] }, "Cannot build cross_entropy: expected class weights above 0, received Infinity."],
  ])("refuses %o", (options, message) => {
    expect(() => crossEntropy("mean", options)).toThrow(message);
  });
});
