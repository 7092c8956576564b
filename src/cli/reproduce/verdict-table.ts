import type { JudgedRow, JudgedTable } from "../../lab/reproduce/report/judged.ts";
import { figure, percent } from "../numbers.ts";

/** The verdicts as text, a table a report's table: what was published, what we found and over how many seeds. */
export function verdictTable(tables: readonly JudgedTable[]): string[] {
  const lines = tables.flatMap(({ rows }) => rows.map(cells));
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column].length)));
  return tables.flatMap(({ table, rows }) => [
    `${table.report}: ${table.title.en}`,
    ...rows.map((row) => {
      const padded = cells(row).map((cell, column) => cell.padEnd(widths[column] ?? 0));
      return `  ${padded.join("  ")}`.trimEnd();
    }),
  ]);
}

/** The same as objects, one a row. */
export function verdictObjects(tables: readonly JudgedTable[]): object[] {
  return tables.flatMap(({ table, rows }) =>
    rows.map(({ row, outcomes, verdict, ours, metric, split, published }) => ({
      event: "row",
      report: table.report,
      row: row.id,
      verdict,
      published,
      ...(ours === undefined ? {} : { metric, split, ...ours, n: outcomes.length }),
    })),
  );
}

function cells({ row, outcomes, verdict, ours, metric, published }: JudgedRow): [string, string, string, string] {
  const show = metric === "acc" ? percent : figure;
  const found =
    ours === undefined ? "" : outcomes.length > 1 ? `${show(ours.mean)} ± ${show(ours.deviation)}` : show(ours.mean);
  return [verdict, published === undefined ? "–" : show(published), found || "–", row.label.en];
}
