import { misuse } from "../../kernels/errors.ts";
import { figure, percent } from "../report/figures.ts";
import type { Comparison, Published, PublishedFigure, Row, Table } from "./published.ts";
import type { Results, RowResult } from "./results.ts";

/** A page with each table between `<!-- results ID -->` and `<!-- end -->` written anew from the results. @throws for an id that no table has */
export function withResults(page: string, { tables }: Published, results: Results): string {
  return page.replaceAll(
    /(<!-- results (\S+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, head: string, id: string, end: string) => {
      const table = tables.find((one) => one.id === id);
      if (!table) throw misuse("write results", "the id of a table", id);
      const answers = comparisonTable(table, results);
      const parts = [resultsTable(table, results.tables[id] ?? {}), ...(answers === undefined ? [] : [answers])];
      return `${head}${parts.join("\n\n")}\n${end}`;
    },
  );
}

/** A table's rows in Markdown, in English: the figure that the report prints beside ours. */
export function resultsTable({ rows }: Table, results: Readonly<Record<string, RowResult>>): string {
  return [
    "| row | experiment | published | ours | verdict |",
    "|---|---|---|---|---|",
    ...rows.map((row) => `| ${cells(row, results[row.id]).join(" | ")} |`),
  ].join("\n");
}

function cells({ label, experiment, published }: Row, result: RowResult | undefined): string[] {
  const link = `[${experiment}](../experiments/${experiment})`;
  return [label.en, link, printed(published), result ? ours(result) : "", result?.verdict ?? "pending"];
}

function printed(published: PublishedFigure): string {
  switch (published.kind) {
    case "metric":
      return published.metric === "acc" ? percent(published.value, 1) : figure(published.value, 2);
    case "epochs":
      return percent(published.values.at(-1), 1);
    case "chance":
      return percent(published.value, 1);
    case "diverges":
      return "explodes";
    case "trace":
      return `${published.costs.length} costs`;
    case "none":
      return "";
  }
}

/** The mean and, of several seeds, the smallest and the largest; what has no such number in words. */
function ours({ ours: spread, metric, range, n, because }: RowResult): string {
  if (!spread || !range) return because.en;
  const write = (value: number): string => (metric === "loss" ? figure(value, 2) : percent(value, 1));
  return n === 1 ? write(spread.mean) : `${write(spread.mean)} (${write(range[0])} to ${write(range[1])}, ${n} seeds)`;
}

/** What is asked of a table's rows, and what the paired t-test over the seeds answers. */
function comparisonTable({ comparisons = [] }: Table, results: Results): string | undefined {
  if (comparisons.length === 0) return undefined;
  return [
    "| claim | difference | t | p | seeds |",
    "|---|---|---|---|---|",
    ...comparisons.map((comparison) => `| ${answer(comparison, results)} |`),
  ].join("\n");
}

function answer({ better, worse, claim, metric, split }: Comparison, { comparisons }: Results): string {
  const found = comparisons.find((one) => one.better === better && one.worse === worse);
  if (!found || found.n < 2) return [claim.en, "", "", "", "0"].join(" | ");
  const { meanDifference, t, p, n } = found;
  const sign = meanDifference > 0 ? "+" : "";
  const difference = metric === "acc" ? `${sign}${percent(meanDifference, 2)}` : `${sign}${figure(meanDifference, 2)}`;
  return [claim.en, `${difference}, ${split}`, figure(t, 3), p < 1e-4 ? "< 0.0001" : p.toFixed(4), String(n)].join(
    " | ",
  );
}
