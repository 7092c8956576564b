import type { Outcome, Task } from "../../lab/reproduce/outcome.ts";
import type { BarState } from "../progress-bar.ts";

/** A task as it is handed to a worker. */
export interface Order {
  readonly task: Task;
  /** The experiment file. */
  readonly file: string;
  /** The folder of its run. */
  readonly folder: string;
  /** What `--data` says. */
  readonly data: string | undefined;
  /** Whether its run is to be continued from its last checkpoint. */
  readonly resumes: boolean;
}

/** How a worker's task ended. */
export type Report =
  | { readonly ended: "done"; readonly outcome: Outcome }
  | { readonly ended: "interrupted" }
  | { readonly ended: "failed"; readonly message: string };

/** What a worker says: how far its task is, and how it ended. */
export type Message = { readonly progress: BarState } | { readonly report: Report };

/** The very command that a reader could type for it. */
export function commandOf({ task, file, folder, data, resumes }: Order): string[] {
  const given = [...(data === undefined ? [] : ["--data", data]), "--inline", "--json"];
  if (resumes) return ["train", "--resume", folder, ...given];
  const set = task.set.flatMap((change) => ["--set", change]);
  return ["train", file, "--seed", String(task.seed), ...set, "--out", folder, ...given];
}
