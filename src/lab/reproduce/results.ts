import { compare } from "./compare.ts";
import type { Outcome } from "./outcome.ts";
import type { Published } from "./published.ts";
import type { PairedTest } from "./students-t.ts";
import { type Judgement, verdictOf } from "./verdict.ts";

/** What came of a reproduction, without its runs: plain JSON, small enough to be committed and to hold pages against. */
export interface Results {
  /** Of each table by its id, of each of its rows by theirs. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, RowResult>>>>;
  readonly comparisons: readonly ComparisonResult[];
}

export interface RowResult extends Judgement {
  /** Of all seeds together. */
  readonly seconds: number;
}

export interface ComparisonResult extends PairedTest {
  readonly better: string;
  readonly worse: string;
}

/** Judges every row and answers every comparison. */
export function resultsOf({ tables }: Published, outcomes: readonly Outcome[]): Results {
  return {
    tables: Object.fromEntries(
      tables.map(({ id, rows }) => [
        id,
        Object.fromEntries(
          rows.map((row) => {
            const mine = outcomes.filter(({ task }) => task.row === row.id);
            const seconds = mine.reduce((sum, outcome) => sum + outcome.seconds, 0);
            return [row.id, { ...verdictOf(row, mine), seconds }];
          }),
        ),
      ]),
    ),
    comparisons: tables.flatMap(({ comparisons = [] }) =>
      comparisons.map((comparison) => {
        const { better, worse } = comparison;
        return { better, worse, ...compare(comparison, outcomes) };
      }),
    ),
  };
}
