import { dirname, join } from "node:path";
import { type Experiment, formatExperiment, readExperiment } from "../../lab/experiment/index.ts";
import type { Task } from "../../lab/reproduce/outcome.ts";
import { readBytes } from "../../node/index.ts";

/** A task and what it trains. */
export interface Assignment {
  readonly task: Task;
  /** The experiment file. */
  readonly file: string;
  readonly experiment: Experiment;
  /** The resolved experiment as it will stand in the run's folder. */
  readonly config: string;
  /** How long it should take, in seconds. */
  readonly expected: number;
}

/**
 * Reads the tasks' experiments, which lie beside the list of what was published: a mistake in one is found before the
 * first is trained.
 */
export async function assign(tasks: readonly Task[], list: string): Promise<Assignment[]> {
  const files = new Map<string, Uint8Array>();
  const assignments: Assignment[] = [];
  for (const task of tasks) {
    const file = join(dirname(list), task.experiment);
    const bytes = files.get(file) ?? (await readBytes(file));
    files.set(file, bytes);
    const { experiment } = readExperiment(file, bytes, { set: task.set, seed: String(task.seed) });
    const whole = task.set.length > 0 ? readExperiment(file, bytes).experiment : experiment;
    const expected = task.seconds * (experiment.trainer.epochs / whole.trainer.epochs);
    assignments.push({ task, file, experiment, config: formatExperiment(experiment), expected });
  }
  return assignments;
}
