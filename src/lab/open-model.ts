import { loadStateDict } from "../core/checkpoint.ts";
import { type Evaluator, takeEvaluator } from "../core/evaluate.ts";
import { buildNetwork } from "../core/network.ts";
import type { Recipe } from "../core/training.ts";
import { carve } from "../kernels/carve.ts";
import { namingFile, type ReadModelFile } from "./model-file.ts";

/** A trained network that predicts up to `rows` examples at a time. @throws where the weights are not those of the recipe's model. */
export function openModel(recipe: Recipe, { name, tensors }: ReadModelFile, rows = 500): Evaluator {
  const { model, input, loss, chance, backend, dtype } = recipe;
  const evaluator = carve(backend, dtype, (take, kernels) => {
    const network = buildNetwork(model, { take, kernels, input, key: chance.key });
    return takeEvaluator(take, network, loss, rows);
  });
  namingFile(name, () => loadStateDict(evaluator.network, tensors));
  return evaluator;
}
