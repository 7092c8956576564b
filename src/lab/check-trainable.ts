import { misuse } from "../kernels/errors.ts";
import { needsValidation } from "./experiment/monitor.ts";
import type { Prepared } from "./prepare.ts";

/** Finds, before anything is written, what cannot be trained and only the data could tell. @throws UsageError */
export function checkTrainable({
  experiment,
  dataset,
  recipe,
}: Pick<Prepared, "experiment" | "dataset" | "recipe">): void {
  const { name, train, val, test } = dataset;
  const action = `train on ${name}`;
  if (train.length === 0) {
    throw misuse(
      action,
      "an example to train on",
      "none",
      "Lower data.val_split and data.test_split, or give more data.",
    );
  }
  if (experiment.data.validate_on === "test" && test === undefined) {
    const fix = "Raise data.test_split, or delete data.validate_on.";
    throw misuse(action, "a test part to validate on", "none", fix);
  }
  if (recipe.earlyStopping && needsValidation(recipe.monitor) && val === undefined) {
    const fix = "Raise data.val_split, give more data, or leave out trainer.early_stopping.";
    throw misuse(action, `a validation part for ${recipe.monitor}`, "too few examples for one", fix);
  }
}
