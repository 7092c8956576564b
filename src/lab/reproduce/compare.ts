import type { Outcome } from "./outcome.ts";
import type { Comparison } from "./published.ts";
import { type PairedTest, pairedTest } from "./students-t.ts";

/**
 * Asks whether one row is better than another, seed by seed, over the seeds at which both have ended: differences are such
 * that a positive one is for the claim.
 */
export function compare({ better, worse, metric, split }: Comparison, outcomes: readonly Outcome[]): PairedTest {
  const scores = (row: string): Map<number, number> =>
    new Map(
      outcomes.flatMap(({ task, [split]: score }) => {
        const value = score?.[metric];
        return task.row === row && value !== undefined ? [[task.seed, value] as const] : [];
      }),
    );
  const others = scores(worse);
  const differences = Array.from(scores(better)).flatMap(([seed, value]) => {
    const other = others.get(seed);
    return other === undefined ? [] : [metric === "acc" ? value - other : other - value];
  });
  return pairedTest(differences);
}
