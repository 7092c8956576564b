import type { Recipe } from "../core/training.ts";
import type { Backend } from "../kernels/kernels.ts";
import type { Experiment } from "./experiment/index.ts";
import { chanceOf } from "./prepare.ts";
import { toRecipe } from "./recipe.ts";

/** The recipe of an experiment whose data is not at hand, from what is known of it: enough to predict and to inspect. */
export function knownRecipe(
  experiment: Experiment,
  { input, classes }: { readonly input: Recipe["input"]; readonly classes: readonly string[] | undefined },
  backend: Backend,
): Recipe {
  return toRecipe(experiment, {
    input,
    classification: classes !== undefined,
    trainLength: Number.MAX_SAFE_INTEGER,
    validation: true,
    backend,
    chance: chanceOf(experiment),
  });
}
