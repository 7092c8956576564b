import { type Signal, signal } from "@preact/signals";
import { linked, names, oneOf } from "../../shell/link.ts";
import type { StoredRun } from "./stored-run.ts";

/** The runs that are known: those of the server and those that were opened here. */
export const runs: Signal<readonly StoredRun[]> = signal([]);

/** Whose curves are drawn, by name. */
export const compared: Signal<readonly string[]> = linked("runs", "compare", [], names);

/** So many curves are told apart. */
export const mostCompared = 5;

/** What of them is drawn. */
export const metrics = ["val_acc", "val_loss", "acc", "loss", "lr", "grad_norm", "update_ratio"] as const;

export type Metric = (typeof metrics)[number];

export const metric: Signal<Metric> = linked("runs", "metric", "val_acc", oneOf<Metric>(...metrics));

/** By what the table is sorted: a column, and `-` before it where the largest comes first. */
export const order: Signal<string> = linked("runs", "by", "-name", {
  write: (value) => value,
  read: (text) => (/^-?\w+$/.test(text) ? text : undefined),
});

/** Adds runs; one of the same name takes the other's place. */
export function addRuns(added: readonly StoredRun[]): void {
  const all = new Map([...runs.value, ...added].map((run) => [run.name, run]));
  runs.value = [...all.values()];
}
