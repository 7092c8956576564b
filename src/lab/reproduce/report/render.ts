import { page } from "../../report/page.ts";
import type { Outcome } from "../outcome.ts";
import type { Published } from "../published.ts";
import type { ReproductionEnvironment } from "./environment.ts";
import { judge } from "./judged.ts";
import { reportSection } from "./report-section.ts";
import { style } from "./style.ts";
import { lead, summary } from "./summary.ts";
import { texts } from "./texts.ts";
import { toHtml } from "./to-html.ts";
import { toMarkdown } from "./to-markdown.ts";

/** The same report three times: a page in both languages, and Markdown in each. */
export interface Rendered {
  readonly html: string;
  readonly markdown: { readonly en: string; readonly zh: string };
}

/**
 * Writes what came of a reproduction: per row of each table the published figure, ours and the verdict, drawn as the reports
 * draw it. Rows without outcomes are pending. The same outcomes give the same bytes, in whatever order they come.
 */
export function renderReproduction(
  published: Published,
  outcomes: readonly Outcome[],
  environment: ReproductionEnvironment,
): Rendered {
  const ordered = [...outcomes].sort((a, b) => a.task.seed - b.task.seed || (a.task.row < b.task.row ? -1 : 1));
  const tables = judge(published, ordered);
  const reports = [...new Set(tables.map(({ table }) => table.report))];
  const sections = [
    summary(tables, environment),
    ...reports.map((report) =>
      reportSection(
        report,
        tables.filter(({ table }) => table.report === report),
        ordered,
      ),
    ),
  ];
  const opening = lead(tables, environment);
  const { experiments } = environment;
  return {
    html: page(texts.title.en, toHtml(texts.title, opening, sections), { kind: texts.kind, more: style }),
    markdown: {
      en: toMarkdown(texts.title, opening, sections, { language: "en", experiments }),
      zh: toMarkdown(texts.title, opening, sections, { language: "zh", experiments }),
    },
  };
}
