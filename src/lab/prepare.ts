import { type Chance, numpyChance, streamChance } from "../core/chance.ts";
import { stream } from "../core/random/index.ts";
import type { Recipe } from "../core/training.ts";
import { type AugmentedExamples, augmented } from "../data/augment/index.ts";
import { type Dataset, openDataset, type RawData } from "../data/dataset.ts";
import type { TableExamples } from "../data/table.ts";
import type { Backend } from "../kernels/kernels.ts";
import { buildAugment } from "./experiment/augment.ts";
import { checkShapes, type Experiment, type Source } from "./experiment/index.ts";
import { toRecipe } from "./recipe.ts";

/** An experiment and its data, ready to be trained. */
export interface Prepared {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  readonly recipe: Recipe;
  /** The training part as it is trained on: as each epoch sees it, where the experiment augments it. */
  readonly train: TableExamples | AugmentedExamples;
}

/** Splits and scales the data as the experiment says and fits the recipe to it. @throws where model and data do not fit. */
export function prepare(experiment: Experiment, source: Source, raw: RawData, backend: Backend): Prepared {
  const dataset = splitData(experiment, raw);
  const { input, outputs, classes, train, val } = dataset;
  const classification = classes !== undefined;
  checkShapes(experiment, source, { input, outputs, classification });
  const recipe = toRecipe(experiment, {
    input,
    classification,
    trainLength: train.length,
    validation: val !== undefined,
    backend,
    chance: chanceOf(experiment),
  });
  const { augment } = experiment.data;
  const seen = augment ? augmented(train, buildAugment(augment), recipe.chance.key("augment")) : train;
  return { experiment, dataset, recipe, train: seen };
}

/** The experiment's splits. They are drawn by streams of their own: the same whatever else is random. */
export function splitData({ seed, data }: Experiment, raw: RawData): Dataset {
  const dataset = openDataset(raw, {
    valSplit: data.validate_on === "test" ? 0 : data.val_split,
    testSplit: data.test_split,
    normalize: data.normalize,
    permutation: (purpose, n) => stream(data.split_seed ?? seed, `split:${purpose}`).permutation(n),
  });
  return data.validate_on === "test" ? { ...dataset, val: dataset.test } : dataset;
}

/** The generator that the experiment names. */
export function chanceOf({ generator, seed }: Experiment): Chance {
  return generator === "numpy" ? numpyChance(seed) : streamChance(seed);
}
