import { describe, expect, it } from "vitest";
import { compare } from "../../../src/lab/reproduce/compare.ts";
import type { Outcome } from "../../../src/lab/reproduce/outcome.ts";
import type { Comparison } from "../../../src/lab/reproduce/published.ts";
import { outcomeOf } from "./outcomes.ts";

const claim = { en: "b is better", zh: "乙更好" };
const comparison: Comparison = { better: "b", worse: "a", claim, metric: "acc", split: "val" };
const scored = (row: string, seed: number, acc: number, loss = 1): Outcome =>
  outcomeOf(row, seed, { val: { loss, acc }, test: { loss: 9, acc: 0.1 } });

describe("compare", () => {
  it("takes differences seed by seed, of the seeds that both have", () => {
    const outcomes = [
      ...[scored("a", 0, 0.5), scored("a", 1, 0.25), scored("a", 7, 0.9)],
      ...[scored("b", 1, 0.5), scored("b", 0, 0.625), scored("b", 8, 0.1), scored("c", 7, 0.1)],
    ];
    const { n, meanDifference, t } = compare(comparison, outcomes);
    expect([n, meanDifference]).toEqual([2, 0.1875]);
    expect(t).toBeCloseTo(3, 12);
  });

  it("counts a loss that is smaller as better", () => {
    const outcomes = [scored("a", 0, 0.5, 3), scored("b", 0, 0.5, 1)];
    expect(compare({ ...comparison, metric: "loss" }, outcomes).meanDifference).toBe(2);
  });

  it("passes over what was not measured", () => {
    const outcomes = [scored("a", 0, 0.5), outcomeOf("b", 0, { test: { loss: 1, acc: 1 } })];
    expect(compare(comparison, outcomes).n).toBe(0);
  });
});
