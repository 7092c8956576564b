import { describe, expect, it } from "vitest";
import type { Loss, Reduction } from "../../../src/core/loss.ts";
import * as losses from "../../../src/core/losses/index.ts";
import { reference } from "../../../src/kernels/reference/index.ts";
import { type DType, type Tensor, zeros } from "../../../src/kernels/tensor.ts";
import { expectTorch, flat, type Nested, readTorch, shapeOf, tolerance } from "../torch.ts";

interface Case extends Readonly<Record<DType, { readonly value: number; readonly dy: Nested }>> {
  readonly kind: string;
  readonly reduction: Reduction;
  readonly y: Nested;
  readonly t: Nested;
}

const rules: Record<string, (reduction?: Reduction) => Loss> = {
  mse: losses.mse,
  cross_entropy: losses.crossEntropy,
  bce_with_logits: losses.bceWithLogits,
};

const { kernels } = reference.open("float64", 0);
const filled = (nested: Nested, dtype: DType): Tensor => {
  const tensor = zeros(shapeOf(nested), dtype);
  tensor.data.set(flat(nested));
  return tensor;
};

const cases = readTorch<Record<string, Case>>("losses");

describe("the losses and their gradients agree with PyTorch", () => {
  it("in both reductions of every loss", () => {
    const seen = new Set(Object.values(cases).map(({ kind, reduction }) => `${kind} ${reduction}`));
    expect(seen).toEqual(new Set(Object.keys(rules).flatMap((kind) => [`${kind} mean`, `${kind} sum`])));
  });

  describe.each(["float32", "float64"] as const)("in %s", (dtype) => {
    it.each(Object.keys(cases))("%s", (name) => {
      const { kind, reduction, y, t, [dtype]: expected } = cases[name];
      const loss = rules[kind](reduction);
      expect(loss).toMatchObject({ kind, reduction });
      const [outputs, targets] = [filled(y, dtype), filled(t, dtype)];
      const [rows, dy] = [zeros([outputs.shape[0]], dtype), zeros(outputs.shape, dtype)];
      expectTorch([loss.value(kernels, rows, outputs, targets)], expected.value, tolerance[dtype], "value");
      loss.gradient(kernels, dy, outputs, targets);
      expectTorch(dy.data, expected.dy, tolerance[dtype], "gradient");
    });
  });
});

describe("a loss", () => {
  const y = filled(
    [
      [1, 2],
      [3, 5],
      [0, -1],
    ],
    "float64",
  );
  const t = filled(
    [
      [1, 0],
      [0, 1],
      [0, 1],
    ],
    "float64",
  );

  it("is the mean unless the sum is asked for", () => {
    for (const rule of Object.values(rules)) expect(rule().reduction).toBe("mean");
  });

  it.each(["mean", "sum"] as const)(
    "shows an average that does not depend on how the batch was reduced (%s)",
    (reduction) => {
      const rows = zeros([3], "float64");
      losses.mse(reduction).value(kernels, rows, y, t);
      const total = Array.from(rows.data).reduce((a, b) => a + b);
      expect(total).toBe(4 + 25 + 4);
      expect(losses.mse(reduction).average(total, 3, 2), "mse: over elements").toBeCloseTo(33 / 6, 15);
      expect(losses.bceWithLogits(reduction).average(12, 3, 2), "bce: over elements").toBe(2);
      expect(losses.crossEntropy(reduction).average(12, 3, 2), "cross-entropy: over rows").toBe(4);
    },
  );

  it("makes probabilities of its outputs where they are logits", () => {
    const p = zeros([3, 2], "float64");
    losses.mse().probabilities(kernels, p, y);
    expect(Array.from(p.data)).toEqual([1, 2, 3, 5, 0, -1]);
    losses.bceWithLogits().probabilities(kernels, p, y);
    expect(p.data[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 15);
    losses.crossEntropy().probabilities(kernels, p, y);
    expect(p.data[0]).toBeCloseTo(1 / (1 + Math.exp(1)), 15);
    expect(p.data[0] + p.data[1]).toBeCloseTo(1, 15);
  });
});
