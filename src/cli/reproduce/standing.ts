import { join } from "node:path";
import type { Experiment } from "../../lab/experiment/index.ts";
import { fingerprint } from "../../lab/reproduce/fingerprint.ts";
import { type Outcome, readOutcome } from "../../lab/reproduce/outcome.ts";
import { isRun, kindOf, nablaVersion, OUTCOME_FILE, RUN_FILES, readRecords, readText } from "../../node/index.ts";
import type { Assignment } from "./assignment.ts";
import { ingredientsOf } from "./outcome-of.ts";

/** How far a task is: it has its outcome, its run has a checkpoint to go on from, or it is to be begun. */
export type Standing =
  | { readonly at: "end"; readonly outcome: Outcome }
  | { readonly at: "checkpoint" }
  | { readonly at: "beginning" };

/**
 * Looks into a task's folder. What lies there counts if it is of this very experiment, version and data.
 * @param dataHash SHA-256 of an experiment's data as it is now; undefined where it is not there to be compared
 */
export async function standingOf(
  { task, config, experiment }: Assignment,
  folder: string,
  dataHash: (experiment: Experiment) => Promise<string | undefined>,
): Promise<Standing> {
  const beginning: Standing = { at: "beginning" };
  if (!(await isRun(folder))) return beginning;
  const records = await readRecords(folder);
  const found = ingredientsOf(records);
  if (found.config !== config || found.version !== nablaVersion()) return beginning;
  if (((await dataHash(experiment)) ?? found.dataHash) !== found.dataHash) return beginning;
  const file = join(folder, OUTCOME_FILE);
  const outcome = (await kindOf(file)) === "file" ? readOutcome(await readText(file)) : undefined;
  // The list of what was published may say something else of the task by now: how long it takes, say.
  if (outcome?.fingerprint === fingerprint(found)) return { at: "end", outcome: { ...outcome, task } };
  return (await kindOf(join(folder, RUN_FILES.last))) === "file" ? { at: "checkpoint" } : beginning;
}
