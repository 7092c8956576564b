import { loadStateDict } from "../core/checkpoint.ts";
import { type Evaluator, evaluationRows, takeEvaluator } from "../core/evaluate.ts";
import { buildNetwork } from "../core/network.ts";
import type { Recipe } from "../core/training.ts";
import { carve } from "../kernels/carve.ts";
import { namingFile, type ReadModelFile } from "./model-file.ts";

/** A trained network that predicts, `rows` examples at a time where that is said. @throws where the weights are not those of the recipe's model. */
export function openModel(recipe: Recipe, { name, tensors }: ReadModelFile, rows?: number): Evaluator {
  const { model, input, loss, chance, backend, dtype } = recipe;
  const evaluator = carve(backend, dtype, (take, kernels) => {
    const network = buildNetwork(model, { take, kernels, input, key: chance.key });
    return takeEvaluator(take, network, loss.reported ?? loss, rows ?? evaluationRows(network, dtype));
  });
  namingFile(name, () => loadStateDict(evaluator.network, tensors));
  return evaluator;
}
