import type { Chance } from "../../core/chance.ts";
import { type Evaluator, predictAll } from "../../core/evaluate.ts";
import { randomTable } from "../../data/random-set.ts";
import { identity } from "../../data/scaling.ts";
import { allRows, examplesOf } from "../../data/table.ts";
import { zeros } from "../../kernels/tensor.ts";

/**
 * What a trained network says of `count` examples that it has not seen: numbers uniform on [0, 1), drawn by the generator
 * that drew its weights, after them, as R4's script draws them.
 * @param chance as the training began with it: nothing drawn yet
 * @returns each example's output as a probability
 */
export function predictUnseen(evaluator: Evaluator, chance: Chance, count: number): number[] {
  const { parameters, input } = evaluator.network;
  const draw = chance.initial;
  for (const { init, value } of parameters) init.fill(zeros(value.shape, "float64"), draw);
  const features = input.reduce((product, extent) => product * extent, 1);
  const table = randomTable({ features, length: count, uniform: () => draw.uniform() });
  const said: number[] = [];
  for (const { p } of predictAll(evaluator, examplesOf(table, allRows(table), identity))) said.push(...p.data);
  return said;
}
