import { type Evaluator, predictAll } from "../core/evaluate.ts";
import { argmax } from "../core/metrics.ts";
import { allRows, examplesOf, type Numbers } from "../data/table.ts";
import { size } from "../kernels/tensor.ts";
import type { ModelMeta } from "./model-file.ts";
import { scalingOf } from "./scaling-of.ts";

/** What a network says of one input. */
export interface Prediction {
  /** The most probable class; absent for regression. */
  readonly label?: string | undefined;
  /** One a class, in the classes' order; absent for regression. */
  readonly probabilities?: readonly number[] | undefined;
  /** The outputs of a regression. */
  readonly values?: readonly number[] | undefined;
}

/** Predicts raw inputs [length, …input], which are scaled as the training data was. */
export function predict(evaluator: Evaluator, meta: ModelMeta, inputs: Numbers): Prediction[] {
  const { input, outputs, classes } = meta;
  const length = inputs.length / size(input);
  const nothing = { kind: "values", values: new Float32Array(length * outputs), columns: outputs } as const;
  const table = { length, input, inputs, targets: nothing };
  const predictions: Prediction[] = [];
  for (const { indices, p } of predictAll(evaluator, examplesOf(table, allRows(table), scalingOf(meta, inputs)))) {
    for (let i = 0; i < indices.length; i++) {
      const row = Array.from(p.data.subarray(i * outputs, (i + 1) * outputs));
      predictions.push(classes ? { label: classes[argmax(row, 0, outputs)], probabilities: row } : { values: row });
    }
  }
  return predictions;
}
