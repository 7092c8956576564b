import type { Outcome } from "../../../src/lab/reproduce/outcome.ts";
import type { PublishedFigure, Row } from "../../../src/lab/reproduce/published.ts";

/** An outcome in which a test says only what it is about. */
export function outcomeOf(row: string, seed: number, wanted: Partial<Outcome> = {}): Outcome {
  return {
    task: { key: `${row}/seed-${seed}`, row, seed, experiment: "a.yaml", set: [], seconds: 1 },
    fingerprint: "",
    stopped: "finished",
    said: [],
    history: [],
    steps: [],
    bestEpoch: 1,
    weightsSha256: "",
    seconds: 1,
    ...wanted,
  };
}

/** A history with these accuracies of its validation part. */
export function historyOf(...accuracies: readonly number[]): Outcome["history"] {
  return accuracies.map((val_acc, i) => ({
    epoch: i + 1,
    loss: 1,
    val_acc,
    lr: 0.1,
    grad_norm: 1,
    update_ratio: 1e-3,
  }));
}

/** A row with the figure that a test is about. */
export function rowOf(published: PublishedFigure, wanted: Partial<Row> = {}): Row {
  return {
    id: "a",
    label: { en: "a", zh: "甲" },
    experiment: "a.yaml",
    seeds: [0, 1],
    quick: { seeds: [0], set: [] },
    published,
    seconds: 1,
    ...wanted,
  };
}
