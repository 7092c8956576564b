import { describe, expect, it } from "vitest";
import { bestEpoch, type EpochMetrics, improves } from "../../src/core/history.ts";

const history = (...losses: (number | undefined)[]): EpochMetrics[] =>
  losses.map((loss, i) => ({
    epoch: i + 1,
    loss: 0,
    val_loss: loss,
    val_acc: loss,
    lr: 0,
    grad_norm: 0,
    update_ratio: 0,
  }));

describe("the best epoch", () => {
  it("has the lowest loss or the highest accuracy, and is the first of equals", () => {
    expect(bestEpoch(history(3, 1, 2, 1), "val_loss")).toEqual({ epoch: 2, value: 1 });
    expect(bestEpoch(history(3, 1, 3, 1), "val_acc")).toEqual({ epoch: 1, value: 3 });
  });

  it("has to exceed the best before it by more than min_delta", () => {
    expect(bestEpoch(history(1, 0.75, 0.5), "val_loss", 0.25)).toMatchObject({ epoch: 3, value: 0.5 });
    expect(bestEpoch(history(1, 0.75, 0.76), "val_loss", 0.25)).toMatchObject({ epoch: 1, value: 1 });
    expect(bestEpoch(history(0.5, 0.75, 0.8), "val_acc", 0.25)).toMatchObject({ epoch: 3 });
  });

  it("is none where nothing was measured", () => {
    expect(bestEpoch([], "val_loss")).toBeUndefined();
    expect(bestEpoch(history(undefined, undefined), "val_loss")).toBeUndefined();
  });

  it("is never one without a finite value, nor one that JSON made null", () => {
    const broken = [Number.NaN, Number.NEGATIVE_INFINITY, null as unknown as number];
    for (const value of broken) {
      expect(improves("val_loss", value, undefined), `${value} first`).toBe(false);
      expect(improves("val_loss", value, 1), `${value} later`).toBe(false);
      expect(bestEpoch(history(2, value, 3), "val_loss")).toMatchObject({ epoch: 1 });
    }
    expect(improves("val_loss", 5, undefined)).toBe(true);
  });
});
