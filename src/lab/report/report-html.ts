import { page } from "./page.ts";
import type { RunReport } from "./run-report.ts";
import { confusionSection } from "./sections/confusion.ts";
import { curves } from "./sections/curves.ts";
import { findingsSection } from "./sections/findings.ts";
import { fitSection } from "./sections/fit.ts";
import { headline } from "./sections/headline.ts";
import { mistakesSection } from "./sections/mistakes.ts";
import { modelSection } from "./sections/model.ts";
import { nextSection, reproduceSection } from "./sections/reproduce.ts";

/**
 * The report of a run as one HTML file: readable from a folder, with no network, in English and Chinese, light and dark, on
 * paper, and with scripts off. The same run gives the same bytes. Sections that a run has nothing for are left out.
 */
export function reportHtml(run: RunReport): string {
  return page(run.title ?? run.name, [
    headline(run),
    findingsSection(run.findings),
    fitSection(run.fit),
    curves(run),
    confusionSection(run),
    mistakesSection(run),
    modelSection(run.model),
    nextSection(run),
    reproduceSection(run),
  ]);
}
