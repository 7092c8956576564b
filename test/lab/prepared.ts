import { fit } from "../../src/core/fit.ts";
import { openTraining, type Training } from "../../src/core/training.ts";
import type { RawData } from "../../src/data/dataset.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { readExperiment } from "../../src/lab/experiment/index.ts";
import { type Prepared, prepare } from "../../src/lab/prepare.ts";

/** Twelve pictures of 2x2 in two classes: the bright half is on the left or on the right. */
export const halves: RawData = {
  name: "halves",
  table: {
    length: 12,
    input: [1, 2, 2],
    inputs: Uint8Array.from({ length: 48 }, (_, i) =>
      (i & 1) === (Math.floor(i / 4) & 1) ? 200 + Math.floor(i / 4) : 10,
    ),
    targets: { kind: "classes", labels: Array.from({ length: 12 }, (_, i) => i & 1), classes: ["left", "right"] },
  },
};

/** Ten points of y = 2x. */
export const line: RawData = {
  name: "line",
  table: {
    length: 10,
    input: [1],
    inputs: Float64Array.from({ length: 10 }, (_, i) => i / 10),
    targets: { kind: "values", values: Float64Array.from({ length: 10 }, (_, i) => i / 5), columns: 1 },
  },
};

/** An experiment over data that is given rather than read. */
export function prepared(raw: RawData, sections: string, seed = 0): Prepared {
  const data = sections.includes("data:")
    ? ""
    : "data: {name: npz, path: a.npz, val_split: 0.25, test_split: 0, batch_size: 3}\n";
  const { experiment, source } = readExperiment("e.yaml", `version: 1\nseed: ${seed}\n${data}${sections}`);
  return prepare(experiment, source, raw, reference);
}

/** Trains for so many steps, or to the end. */
export function trained({ recipe, dataset }: Prepared, steps = Number.POSITIVE_INFINITY): Training {
  const training = openTraining(recipe);
  const all = fit(training, dataset.train, dataset.val);
  for (let i = 0; i < steps; i++) if (all.next().done) break;
  return training;
}

export const classifier = "model: [linear: 4, tanh, linear: 2]\noptimizer: {adam: 0.05}\ntrainer: {epochs: 5}\n";
