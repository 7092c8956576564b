import type { Outcome } from "../outcome.ts";
import type { ReportId } from "../published.ts";
import { anchor } from "./anchor.ts";
import type { Block, Section } from "./blocks.ts";
import { comparisonSection } from "./comparison-section.ts";
import { failureSection } from "./failures.ts";
import { introductions } from "./introductions.ts";
import type { JudgedTable } from "./judged.ts";
import { drawings } from "./plots/drawings.ts";
import { rowTable } from "./row-table.ts";

/** A report: what it is about, and its tables one by one. */
export function reportSection(report: ReportId, tables: readonly JudgedTable[], outcomes: readonly Outcome[]): Section {
  const { title, paragraphs } = introductions[report];
  return {
    id: anchor("report", report),
    title,
    blocks: paragraphs.map((text) => ({ kind: "paragraph", words: [text] })),
    sections: tables.map((table) => tableSection(table, outcomes)),
  };
}

function tableSection(judged: JudgedTable, outcomes: readonly Outcome[]): Section {
  const { id, title, note } = judged.table;
  const blocks: Block[] = [
    ...(note ? [{ kind: "paragraph", words: [note] } as const] : []),
    rowTable(judged),
    ...drawings(judged),
  ];
  const sections = [failureSection(judged), comparisonSection(judged, outcomes)].filter(
    (section) => section !== undefined,
  );
  return { id: anchor("table", id), title, blocks, sections };
}
