import { checkStateDict, loadStateDict, stateDict } from "../core/checkpoint.ts";
import { type Evaluator, evaluationRows, takeEvaluator } from "../core/evaluate.ts";
import { buildNetwork } from "../core/network.ts";
import type { Recipe } from "../core/training.ts";
import { carve } from "../kernels/carve.ts";
import { cannot } from "../kernels/errors.ts";
import { size } from "../kernels/tensor.ts";
import { namingFile, type ReadModelFile } from "./model-file.ts";

/**
 * A trained network that predicts, `rows` examples at a time where that is said.
 * @throws where the weights are not those of the recipe's model, before memory for them is taken; and where they are not finite
 */
export function openModel(recipe: Recipe, { name, meta, tensors }: ReadModelFile, rows?: number): Evaluator {
  const { model, input, loss, chance, backend, dtype } = recipe;
  const evaluator = carve(backend, dtype, (take, kernels) => {
    const network = buildNetwork(model, { take, kernels, input, key: chance.key });
    namingFile(name, () => checkStateDict(network, tensors));
    if (size(network.output) !== meta.outputs)
      throw cannot(`read ${name}`, `weights for ${size(network.output)} outputs`, meta.outputs);
    return takeEvaluator(take, network, loss.reported ?? loss, rows ?? evaluationRows(network, dtype));
  });
  loadStateDict(evaluator.network, tensors);
  for (const [weight, { data }] of Object.entries(stateDict(evaluator.network))) {
    const bad = data.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw cannot(`use ${weight} in ${name}`, "finite numbers", `${data[bad]} at index ${bad}`);
  }
  return evaluator;
}
