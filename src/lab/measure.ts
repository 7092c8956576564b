import { openTraining, type Recipe } from "../core/training.ts";
import { type AugmentStep, augmentBytes } from "../data/augment/index.ts";
import { type LayerRow, layerRows } from "./layer-rows.ts";

/** What a training costs before it begins. */
export interface Measure {
  readonly layers: readonly LayerRow[];
  /**
   * Bytes of the one block that holds weights, gradients, the optimiser's memory and all passes, of the two copies of the
   * weights that are kept beside it (the best, and those before an epoch's last step), and of what augmentation works in.
   */
  readonly memory: number;
  /** How many examples a step takes. */
  readonly batchSize: number;
}

/** Builds the training and measures it; nothing is trained. @param augment the steps that its pictures go through */
export function measure(recipe: Recipe, augment?: readonly AugmentStep[]): Measure {
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
  const { theta, buffers } = network;
  const kept = 2 * theta.data.byteLength + buffers.reduce((sum, { value }) => sum + value.data.byteLength, 0);
  const making = augment ? augmentBytes(augment, recipe.input, recipe.dtype) : 0;
  return { layers: layerRows(network), memory: memory + kept + making, batchSize: recipe.batchSize };
}
