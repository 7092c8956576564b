import type { Text } from "../../report/language.ts";
import { type Spread, spread } from "../../spread.ts";
import type { Outcome } from "../outcome.ts";
import type { Published, Row, Table } from "../published.ts";
import { type Verdict, verdictOf } from "../verdict.ts";

export type Metric = "acc" | "loss";
export type Split = "val" | "test";

/** A row with what came of it. */
export interface JudgedRow {
  readonly row: Row;
  /** Of this row, by seed. */
  readonly outcomes: readonly Outcome[];
  readonly verdict: Verdict;
  /** What was compared with what. */
  readonly because: Text;
  readonly ours?: Spread | undefined;
  readonly metric: Metric;
  readonly split: Split;
  readonly published?: number | undefined;
  /** Of all its seeds together. */
  readonly seconds: number;
}

export interface JudgedTable {
  readonly table: Table;
  readonly rows: readonly JudgedRow[];
}

/** Every table with its rows' outcomes, in the order of publication. */
export function judge({ tables }: Published, outcomes: readonly Outcome[]): JudgedTable[] {
  return tables.map((table) => ({ table, rows: table.rows.map((row) => judgeRow(row, table, outcomes)) }));
}

function judgeRow(row: Row, table: Table, all: readonly Outcome[]): JudgedRow {
  const outcomes = all.filter(({ task }) => task.row === row.id).sort((a, b) => a.task.seed - b.task.seed);
  const { verdict, because, ours } = verdictOf(row, outcomes);
  const { metric, split } = measureOf(row) ?? table.rows.map(measureOf).find(Boolean) ?? measuredOf(outcomes);
  // A row that the report has not stands in a column of its table, and is measured as the others of it are.
  const values = row.published.kind === "none" ? outcomes.flatMap(({ [split]: score }) => score?.[metric] ?? []) : [];
  const alike = values.length > 0 ? spread(values) : ours;
  const seconds = outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0);
  return { row, outcomes, verdict, because, ours: alike, metric, split, published: publishedValue(row), seconds };
}

/** What a row is measured by, where the report says it. */
function measureOf({ published }: Row): { metric: Metric; split: Split } | undefined {
  if (published.kind === "metric" || published.kind === "epochs") return published;
  return published.kind === "chance" ? { metric: "acc", split: "test" } : undefined;
}

/** What was measured, of a table that adds all of its rows. */
function measuredOf([outcome]: readonly Outcome[]): { metric: Metric; split: Split } {
  const split = outcome?.test === undefined && outcome?.val !== undefined ? "val" : "test";
  return { metric: outcome?.[split]?.acc === undefined ? "loss" : "acc", split };
}

/** The one figure that a report ends on. */
function publishedValue({ published }: Row): number | undefined {
  if (published.kind === "metric" || published.kind === "chance") return published.value;
  return published.kind === "epochs" ? published.values.at(-1) : undefined;
}
