import { openTraining, type Recipe } from "../core/training.ts";
import { type LayerRow, layerRows } from "./layer-rows.ts";

/** What a training costs before it begins. */
export interface Measure {
  readonly layers: readonly LayerRow[];
  /** Bytes of the one block that holds weights, gradients, the optimiser's memory and all passes. */
  readonly memory: number;
  /** How many examples a step takes. */
  readonly batchSize: number;
}

/** Builds the training and measures it; nothing is trained. */
export function measure(recipe: Recipe): Measure {
  let memory = 0;
  const { backend } = recipe;
  const weighing = {
    ...recipe,
    backend: {
      ...backend,
      open: (...[dtype, length]: Parameters<typeof backend.open>) => {
        memory = Math.max(memory, length * (dtype === "float32" ? 4 : 8));
        return backend.open(dtype, length);
      },
    },
  };
  const { network } = openTraining(weighing);
  return { layers: layerRows(network), memory, batchSize: recipe.batchSize };
}
