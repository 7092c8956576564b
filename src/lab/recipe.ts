import type { Chance } from "../core/chance.ts";
import type { Recipe } from "../core/training.ts";
import type { Backend } from "../kernels/kernels.ts";
import type { Shape } from "../kernels/tensor.ts";
import { buildChosen } from "./experiment/choice.ts";
import type { Experiment } from "./experiment/experiment.ts";
import { layers } from "./experiment/layers/index.ts";
import { losses } from "./experiment/losses.ts";
import { usualMonitor } from "./experiment/monitor.ts";
import { optimizers } from "./experiment/optimizers/index.ts";
import { schedules } from "./experiment/schedules/index.ts";

/** What an experiment does not say: it is known once the data has been read. */
export interface Circumstances {
  /** The shape of one example's input. */
  readonly input: Shape;
  /** Whether the targets are classes. */
  readonly classification: boolean;
  /** How many examples are trained on. */
  readonly trainLength: number;
  /** Whether there are examples to validate on. */
  readonly validation: boolean;
  readonly backend: Backend;
  readonly chance: Chance;
}

/** Everything that the trainer needs, from an experiment: the things that it names, built. */
export function toRecipe(experiment: Experiment, circumstances: Circumstances): Recipe {
  const { data, dtype, trainer } = experiment;
  const { input, classification, trainLength, validation, backend, chance } = circumstances;
  const stopping = trainer.early_stopping;
  // No batch has more than all examples, and memory is taken for a whole one.
  const batchSize = data.batch_size === "all" ? trainLength : Math.min(data.batch_size, trainLength);
  return {
    model: experiment.model.map((layer) => buildChosen(layers, layer)),
    input,
    loss: buildChosen(losses, experiment.loss)(classification),
    classification,
    optimizer: buildChosen(optimizers, experiment.optimizer),
    schedule: buildChosen(schedules, experiment.schedule),
    epochs: trainer.epochs,
    batchSize,
    shuffle: data.shuffle,
    dropLast: data.drop_last,
    stepsPerEpoch: trainer.steps_per_epoch,
    clipNorm: trainer.clip_norm,
    ema: trainer.ema,
    monitor: trainer.monitor ?? usualMonitor(classification, validation),
    earlyStopping: stopping && { patience: stopping.patience, minDelta: stopping.min_delta },
    chance,
    dtype,
    backend,
  };
}
