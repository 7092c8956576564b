import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { input } from "../../drawing/state.ts";
import { linked, oneOf } from "../../shell/link.ts";
import { type ReadText, readText } from "./experiment-text.ts";
import { giveData } from "./give-data.ts";
import { experimentCoding, presets } from "./presets.ts";
import { openRun, type Run } from "./runs/run.ts";
import type { Files } from "./training/given-data.ts";

/** One of the two columns: an experiment and its run. */
export interface Column {
  readonly id: "a" | "b";
  /** The experiment file. Empty for a second column that is not there. */
  readonly yaml: Signal<string>;
  readonly read: ReadonlySignal<ReadText>;
  readonly run: Run;
}

/** How messages call the text. */
export const fileName = "experiment.yaml";

function column(id: Column["id"], name: string, initial: string): Column {
  const yaml = linked("train", name, initial, experimentCoding);
  return { id, yaml, read: computed(() => readText(fileName, yaml.value)), run: openRun(input) };
}

export const first: Column = column("a", "experiment", presets[0].yaml);
export const second: Column = column("b", "beside", "");

/** Whether the experiment is seen as a form or as its text. */
export const view: Signal<"form" | "text"> = linked("train", "as", "form", oneOf<"form" | "text">("form", "text"));

/** What was chosen or dropped, by the paths that experiments call it by. It is in no link: it stays in this page. */
export const files: Signal<Files> = signal({});

/** On how many threads is trained: where memory can be shared, all but the page's own, and no more than small networks gain by. */
export const threads: number = crossOriginIsolated ? Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1)) : 1;

/** Prepares and trains what a column says; nothing where that makes no sense. */
export function begin({ yaml, read, run }: Column): void {
  const { experiment } = read.value;
  if (!experiment) return;
  const asked = { file: fileName, yaml: yaml.value, threads };
  run.begin(giveData(experiment, files.value).then((given) => ({ ...asked, given })));
}
