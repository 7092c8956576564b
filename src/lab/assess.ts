import { type Evaluation, type Evaluator, type Predicted, predictAll } from "../core/evaluate.ts";
import { argmax } from "../core/metrics.ts";
import type { TableExamples } from "../data/table.ts";
import { size, type Tensor } from "../kernels/tensor.ts";
import type { Fit, Mistake } from "./report/run-report.ts";

/** What a network makes of a set of examples: its loss and accuracy, where it errs, and what a picture of it needs. */
export interface Assessment extends Evaluation {
  /** confusion[truth][guess] counts examples; absent for regression. */
  readonly confusion?: readonly (readonly number[])[] | undefined;
  /** The examples with the largest loss among those that were misread, worst first. */
  readonly mistakes?: readonly Mistake[] | undefined;
  /** For one input and one output: the points that the network should go through and where it goes. */
  readonly fit?: Fit | undefined;
}

/**
 * Evaluates one or more parts of a dataset and keeps what a report shows.
 * @param keep how many mistakes are kept
 * @param predict what predicts a part, where that is not the evaluator alone
 */
export function assess(
  evaluator: Evaluator,
  parts: readonly TableExamples[],
  keep = 24,
  predict: Predict = predictAll,
): Assessment {
  const { targets, input } = parts[0].table;
  const columns = size(evaluator.network.output);
  const classes = targets.kind === "classes" ? targets.classes.length : 0;
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const curve = classes === 0 && columns === 1 && size(input) === 1;
  const [xs, ts, ys]: [number[], number[], number[]] = [[], [], []];
  let mistakes: (Mistake & { loss: number })[] = [];
  let [loss, right] = [0, 0];

  for (const { examples, indices, x, y, p, t, losses } of predictParts(evaluator, parts, predict)) {
    for (let i = 0; i < indices.length; i++) {
      loss += losses.data[i];
      if (curve)
        for (const [list, { data }] of [
          [xs, x],
          [ts, t],
          [ys, y],
        ] as [number[], Tensor][])
          list.push(data[i]);
      if (classes === 0) continue;
      const truth = argmax(t.data, i * columns, columns);
      const guess = argmax(y.data, i * columns, columns);
      confusion[truth][guess]++;
      if (truth === guess) right++;
      else {
        const probabilityOf = (label: number): number => p.data[i * columns + label];
        const wrong = { truth, guess, probability: probabilityOf(guess), truthProbability: probabilityOf(truth) };
        mistakes.push({ index: indices[i], ...wrong, loss: losses.data[i], picture: pictureOf(examples, indices[i]) });
      }
    }
    mistakes = mistakes.sort((a, b) => b.loss - a.loss).slice(0, keep);
  }
  const n = parts.reduce((sum, { length }) => sum + length, 0);
  return {
    loss: evaluator.loss.average(loss, n, columns),
    n,
    ...(classes > 0 ? { acc: right / n, confusion, mistakes } : {}),
    ...(curve ? { fit: { x: xs, t: ts, y: ys } } : {}),
  };
}

type Predict = (evaluator: Evaluator, examples: TableExamples) => Iterable<Predicted>;

/** Predicts one part after the other; each batch knows whose it is. */
function* predictParts(
  evaluator: Evaluator,
  parts: readonly TableExamples[],
  predict: Predict,
): Generator<Predicted & { readonly examples: TableExamples }, void> {
  for (const examples of parts) for (const predicted of predict(evaluator, examples)) yield { ...predicted, examples };
}

/** An example's picture as it was read, where it is one. */
function pictureOf({ table, rows }: TableExamples, index: number): Mistake["picture"] {
  const [channels, height, width] = table.input;
  if (table.input.length !== 3 || channels !== 1) return undefined;
  const start = rows[index] * width * height;
  const raw = table.inputs.subarray(start, start + width * height);
  const gray =
    raw instanceof Uint8Array
      ? raw.slice()
      : Uint8Array.from(raw, (v) => Math.max(0, Math.min(255, Math.round(v * 255))));
  return { width, height, gray };
}
