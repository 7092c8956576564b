import { chosen } from "./choice.ts";
import { datasetOf } from "./datasets/index.ts";
import type { Chosen } from "./entry.ts";
import type { Experiment, TrainerSection } from "./experiment.ts";
import { usualMonitor } from "./monitor.ts";

/**
 * Fills in the defaults that depend on other sections: the loss on whether the data has classes, the monitored metric on
 * that and on whether there is a validation part. A section that is missing or wrong leaves open what depends on it, and
 * so does data that only reading can tell.
 */
export function complete(sections: Partial<Experiment>, classification?: boolean | undefined): Partial<Experiment> {
  const { data, loss, trainer } = sections;
  if (data === undefined || classification === undefined)
    return trainer ? { ...sections, trainer: alike(trainer) } : sections;
  return {
    ...sections,
    ...(loss ? { loss: settle(loss, classification) } : {}),
    ...(trainer ? { trainer: watch(alike(trainer), classification, hasValidation(data)) } : {}),
  };
}

/** Whether a section's targets are classes, as far as it tells. */
export function classificationOf(data: Experiment["data"] | undefined): boolean | undefined {
  return data && datasetOf(data).classification(data);
}

/** Whether examples are kept aside to validate on. */
export function hasValidation(data: Experiment["data"]): boolean {
  return data.validate_on === "test" || data.val_split > 0 || datasetOf(data).hasValidation(data);
}

function settle(loss: Chosen, classification: boolean): Chosen {
  const { name, options } = chosen(loss);
  return name === "auto" ? { [classification ? "cross_entropy" : "mse"]: options } : loss;
}

/** Early stopping and the best epoch go by one metric, wherever it is named. */
function alike(trainer: TrainerSection): TrainerSection {
  const { monitor, early_stopping: stopping } = trainer;
  return withMonitors(trainer, monitor ?? stopping?.monitor, stopping?.monitor ?? monitor);
}

function watch(trainer: TrainerSection, classification: boolean, validation: boolean): TrainerSection {
  const { monitor, early_stopping: stopping } = trainer;
  // Stopping by the training loss is never meant: without a validation part early stopping is refused later.
  const usual = usualMonitor(classification, validation || stopping !== undefined);
  return withMonitors(trainer, monitor ?? usual, stopping?.monitor ?? monitor ?? usual);
}

function withMonitors(
  trainer: TrainerSection,
  best: TrainerSection["monitor"],
  stop: TrainerSection["monitor"],
): TrainerSection {
  const { epochs, early_stopping: stopping, monitor: _, ...rest } = trainer;
  return {
    epochs,
    ...(best === undefined ? {} : { monitor: best }),
    ...(stopping
      ? { early_stopping: { ...(stop === undefined ? {} : { monitor: stop }), ...without(stopping, "monitor") } }
      : {}),
    ...rest,
  };
}

function without<T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = whole;
  return rest;
}
