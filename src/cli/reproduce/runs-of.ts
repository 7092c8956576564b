import type { Outcome } from "../../lab/reproduce/outcome.ts";
import type { Published } from "../../lab/reproduce/published.ts";

/** Every run's figures without its curves: what is small enough to be kept beside a text that states them. */
export function runsOf({ tables }: Published, outcomes: readonly Outcome[]): object[] {
  const rows = tables.flatMap((table) => table.rows);
  const kinds = (row: string): string[] => rows.flatMap(({ id, published }) => (id === row ? [published.kind] : []));
  return outcomes.map((outcome) => figuresOf(outcome, kinds(outcome.task.row)));
}

/** What one run gave; a trace with its steps, and one that is held against a report's epochs with its own. */
function figuresOf(outcome: Outcome, kinds: readonly string[]): object {
  const { task, stopped, bestEpoch, history, val, test, steps, weights, weightsSha256, seconds, said } = outcome;
  return {
    row: task.row,
    seed: task.seed,
    stopped,
    epochs: history.at(-1)?.epoch ?? 0,
    best_epoch: bestEpoch,
    val,
    test,
    ...(kinds.includes("epochs") ? { val_acc: history.map(({ val_acc }) => val_acc) } : {}),
    ...(kinds.includes("trace") ? { steps, weights } : {}),
    ...(stopped === "diverged" ? { said: said[0] } : {}),
    weights_sha256: weightsSha256,
    seconds,
  };
}
