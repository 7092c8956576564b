import type { Monitor } from "../../core/history.ts";
import { chosen } from "./choice.ts";
import { hasValidation } from "./complete.ts";
import type { Chosen } from "./entry.ts";
import type { Experiment } from "./experiment.ts";
import { largestNumpySeed } from "./fields.ts";
import { needsClasses, needsValidation } from "./monitor.ts";
import type { Path } from "./tree.ts";

/** Something wrong that no section shows by itself: where, and the whole message. */
export interface Clash {
  readonly path: Path;
  readonly message: string;
}

/** The sections that are right by themselves, and whether the targets are classes, if that is known. */
interface Whole extends Partial<Experiment> {
  readonly classification: boolean | undefined;
}

/** What does not go together. Sections that are missing or wrong by themselves are absent, and nothing is said of them. */
export function clashes(sections: Partial<Experiment>, classification: boolean | undefined): Clash[] {
  const whole = { ...sections, classification };
  return [seeds, lossAndData, lossAndLastLayer, batchNormOfOne, monitors, plateaus].flatMap((check) => check(whole));
}

function seeds({ generator, seed, data }: Whole): Clash[] {
  if (generator !== "numpy") return [];
  const given: [Path, number | undefined][] = [
    [["seed"], seed],
    [["data", "seed"], data?.name === "random" ? data.seed : undefined],
  ];
  return given
    .filter(([, value]) => value !== undefined && value > largestNumpySeed)
    .map(([path, value]) => ({
      path,
      message: `${path.join(".")}: expected at most ${largestNumpySeed} for generator numpy, received ${value}`,
    }));
}

function lossAndData({ loss, data, classification }: Whole): Clash[] {
  if (!loss || !data) return [];
  const { name } = chosen(loss);
  const path = ["loss"];
  if (name === "cross_entropy" && classification === false) {
    return [{ path, message: `loss: cross_entropy needs classes, but ${data.name} has values. Use mse.` }];
  }
  if (name === "bce_with_logits" && data.name === "sin") {
    return [
      {
        path,
        message: "loss: bce_with_logits needs targets between 0 and 1, but those of sin go down to -1. Use mse.",
      },
    ];
  }
  return [];
}

/** The losses that start from logits, and the layer that each of them contains. */
const contained: Readonly<Record<string, string>> = { cross_entropy: "softmax", bce_with_logits: "sigmoid" };

function lossAndLastLayer({ loss, model }: Whole): Clash[] {
  const last = model?.at(-1);
  if (!loss || !model || !last) return [];
  const { name } = chosen(loss);
  const layer = chosen(last).name;
  if (contained[name] !== layer) return [];
  const message = `model[${model.length - 1}] ${layer}: ${name} takes logits and applies ${layer} itself. Delete this layer.`;
  return [{ path: ["model", model.length - 1], message }];
}

function batchNormOfOne({ data, model }: Whole): Clash[] {
  if (data?.batch_size !== 1 || !model) return [];
  return model.flatMap((layer, i) => {
    const message = `model[${i}] batch_norm: a batch of 1 has no variance. Use a data.batch_size of at least 2.`;
    return chosen(layer).name === "batch_norm" ? [{ path: ["model", i], message }] : [];
  });
}

function monitors({ data, trainer, classification }: Whole): Clash[] {
  if (!trainer) return [];
  const { monitor, early_stopping: stopping } = trainer;
  if (stopping?.monitor !== undefined && monitor !== undefined && stopping.monitor !== monitor) {
    const message = `trainer.monitor: ${monitor} tells the best epoch, but early stopping watches ${stopping.monitor}. Name one metric.`;
    return [{ path: ["trainer", "monitor"], message }];
  }
  if (!stopping) return unmeasured(data, classification, monitor, ["trainer", "monitor"]);
  // Where only the data can tell whether accuracy exists, the usual metric is a validation metric all the same.
  return unmeasured(data, classification, monitor ?? "val_loss", ["trainer", "early_stopping", "monitor"]);
}

function plateaus({ data, schedule, classification }: Whole): Clash[] {
  const found: Clash[] = [];
  let path: Path = ["schedule"];
  for (let at: Chosen | undefined = schedule; at !== undefined; ) {
    const { name, options }: ReturnType<typeof chosen> = chosen(at);
    path = [...path, name];
    if (name === "plateau")
      found.push(...unmeasured(data, classification, options["monitor"] as Monitor, [...path, "monitor"]));
    at = options["then"] as Chosen | undefined;
    path = [...path, "then"];
  }
  return found;
}

/** A metric that the data cannot give. */
function unmeasured(
  data: Experiment["data"] | undefined,
  classification: boolean | undefined,
  monitor: Monitor | undefined,
  path: Path,
): Clash[] {
  if (!data || monitor === undefined) return [];
  const where = path.join(".");
  if (needsClasses(monitor) && classification === false) {
    const cure = monitor === "acc" ? "loss" : "val_loss";
    return [{ path, message: `${where}: ${monitor} needs classes, but ${data.name} has values. Use ${cure}.` }];
  }
  if (needsValidation(monitor) && !hasValidation(data)) {
    const cure = "Set data.val_split to 0.1, or monitor loss.";
    return [{ path, message: `${where}: ${monitor} needs a validation part, but data.val_split is 0. ${cure}` }];
  }
  return [];
}
