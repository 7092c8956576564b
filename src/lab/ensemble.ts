import { type Evaluator, type Predicted, predictAll } from "../core/evaluate.ts";
import { crossEntropy } from "../core/losses/index.ts";
import { argmax } from "../core/metrics.ts";
import { shifted } from "../data/shifted.ts";
import { examplesOf, type TableExamples } from "../data/table.ts";
import { log } from "../kernels/elementary/log.ts";
import { size } from "../kernels/tensor.ts";
import { type Assessment, assess } from "./assess.ts";
import type { ModelMeta } from "./model-file.ts";
import { scalingOf } from "./scaling-of.ts";

/** A network that tells classes apart, and what its inputs look like. */
export interface Member {
  readonly evaluator: Evaluator;
  readonly meta: ModelMeta;
}

/** A probability below this is taken for it, so that one class that all members rule out costs no infinite loss. */
const leastProbability = 1e-30;

/**
 * Assesses several networks as one, and several looks at each picture as one: what counts is the mean of the probabilities
 * of all members over all (2·shifts + 1)² copies of a picture, moved by at most `shifts` pixels across and down. The loss is
 * −log of the true class's mean probability.
 */
export function assessTogether(
  members: readonly Member[],
  parts: readonly TableExamples[],
  { shifts, keep }: { readonly shifts: number; readonly keep: number },
): Assessment {
  const evaluator: Evaluator = { ...members[0].evaluator, loss: crossEntropy() };
  return assess(evaluator, parts, keep, (_, examples) => predictTogether(members, examples, shifts));
}

function* predictTogether(members: readonly Member[], examples: TableExamples, shifts: number): Generator<Predicted> {
  const columns = size(members[0].evaluator.network.output);
  const sums = new Float64Array(examples.length * columns);
  const looks = members.flatMap(({ evaluator, meta }) => {
    const own = examplesOf(examples.table, examples.rows, scalingOf(meta, examples.table.inputs));
    // Only pictures can be moved, and a row of numbers is looked at once.
    if (shifts === 0) return [{ evaluator, seen: own }];
    return moves(shifts).map(([right, down]) => ({ evaluator, seen: shifted(own, right, down) }));
  });
  for (const [l, { evaluator, seen }] of looks.entries()) {
    for (const predicted of predictAll(evaluator, seen)) {
      const { indices, y, p, t, losses } = predicted;
      const at = indices[0] * columns;
      for (let i = 0; i < p.data.length; i++) sums[at + i] += p.data[i];
      if (l < looks.length - 1) continue;
      for (let i = 0; i < p.data.length; i++) p.data[i] = sums[at + i] / looks.length;
      y.data.set(p.data);
      for (let i = 0; i < indices.length; i++) {
        const probability = p.data[i * columns + argmax(t.data, i * columns, columns)];
        losses.data[i] = -log(Math.max(probability, leastProbability));
      }
      yield predicted;
    }
  }
}

/** All moves by at most so many pixels. */
function moves(shifts: number): [right: number, down: number][] {
  const steps = Array.from({ length: 2 * shifts + 1 }, (_, i) => i - shifts);
  return steps.flatMap((down) => steps.map((right): [number, number] => [right, down]));
}
