import type { Outcome } from "../../lab/reproduce/outcome.ts";
import type { ReproductionFolder } from "../../node/index.ts";
import type { Invocation } from "../command.ts";
import type { Assignment } from "./assignment.ts";
import { dataHashes } from "./data-hashes.ts";
import type { Order } from "./order.ts";
import { standingOf } from "./standing.ts";

/** A task that is still to be done, and how. */
export interface Open extends Assignment {
  readonly order: Order;
}

/** What a folder holds of some tasks. */
export interface Survey {
  readonly outcomes: readonly Outcome[];
  readonly open: readonly Open[];
}

/** Looks for what has been done of the tasks, and for what can be continued. */
export async function surveyFolder(
  assignments: readonly Assignment[],
  folder: ReproductionFolder,
  given: Invocation,
): Promise<Survey> {
  const dataHash = dataHashes(given);
  const [outcomes, open]: [Outcome[], Open[]] = [[], []];
  for (const assignment of assignments) {
    const { task, file } = assignment;
    const place = folder.of(task);
    const standing = await standingOf(assignment, place, dataHash);
    if (standing.at === "end") outcomes.push(standing.outcome);
    else {
      const resumes = standing.at === "checkpoint";
      open.push({ ...assignment, order: { task, file, folder: place, data: given.text("data"), resumes } });
    }
  }
  return { outcomes, open };
}
