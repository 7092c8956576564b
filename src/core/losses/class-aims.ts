import type { Tensor } from "../../kernels/tensor.ts";
import type { LossRule } from "../loss.ts";

/**
 * A rule over distributions t that aims at smoothed and weighted classes instead: at a = w ⊙ ((1 − s)·t + s/K), where t
 * is one-hot. Kernels want rows that sum to 1, so what is written is a/Σa, and the mass Σa comes back as a factor of the
 * row's loss and gradient: it is 1/Σ(row/w), which is 1 without weights.
 */
export function classAims(rule: LossRule, smoothing: number, weight: readonly number[] | undefined): LossRule {
  const plain: LossRule = { ...rule, aim: (aim, t) => smooth(aim, t, smoothing) };
  if (weight === undefined) return plain;
  const meanWeight = weight.reduce((sum, w) => sum + w, 0) / weight.length;
  return {
    ...plain,
    aim(aim, t) {
      smooth(aim, t, smoothing);
      weigh(aim, weight);
    },
    losses(k, losses, y, t) {
      rule.losses(k, losses, y, t);
      for (let i = 0; i < losses.data.length; i++) losses.data[i] *= mass(t, i, weight);
    },
    gradient(k, dy, y, t, scale) {
      rule.gradient(k, dy, y, t, scale);
      const columns = weight.length;
      for (let i = 0; i * columns < dy.data.length; i++) {
        const factor = mass(t, i, weight);
        for (let j = i * columns; j < (i + 1) * columns; j++) dy.data[j] *= factor;
      }
    },
    // A row's mass is (1 − s)·w of its own class + s·(mean w): what it counts is the first of the two.
    weight(t) {
      let sum = 0;
      for (let i = 0; i * weight.length < t.data.length; i++) {
        sum += (mass(t, i, weight) - smoothing * meanWeight) / (1 - smoothing);
      }
      return sum;
    },
  };
}

/** aim = (1 − s)·t + s/K, row by row. */
function smooth({ shape: [rows = 1], data: aim }: Tensor, { data: t }: Tensor, smoothing: number): void {
  const even = smoothing / (t.length / rows);
  for (let j = 0; j < aim.length; j++) aim[j] = (1 - smoothing) * t[j] + even;
}

/** aim = w ⊙ aim / Σ(w ⊙ aim), row by row. */
function weigh({ data: aim }: Tensor, weight: readonly number[]): void {
  for (let start = 0; start < aim.length; start += weight.length) {
    let sum = 0;
    for (const [j, w] of weight.entries()) sum += w * aim[start + j];
    for (const [j, w] of weight.entries()) aim[start + j] *= w / sum;
  }
}

/** The factor that was divided out of row i. */
function mass({ data: t }: Tensor, i: number, weight: readonly number[]): number {
  let inverse = 0;
  for (const [j, w] of weight.entries()) inverse += t[i * weight.length + j] / w;
  return 1 / inverse;
}
