import type { Monitor } from "../../core/history.ts";

/** What early stopping and schedules can watch. */
export const monitors: readonly ["loss", "acc", "val_loss", "val_acc"] = ["loss", "acc", "val_loss", "val_acc"];

/** Whether the metric needs a validation part. */
export function needsValidation(monitor: Monitor): boolean {
  return monitor === "val_loss" || monitor === "val_acc";
}

/** Whether the metric needs classes. */
export function needsClasses(monitor: Monitor): boolean {
  return monitor === "acc" || monitor === "val_acc";
}

/** The metric that tells the best epoch where nobody says. */
export function usualMonitor(classification: boolean, validation: boolean): Monitor {
  if (validation) return classification ? "val_acc" : "val_loss";
  return classification ? "acc" : "loss";
}
