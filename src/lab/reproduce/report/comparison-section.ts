import { count } from "../../report/figures.ts";
import type { Text } from "../../report/language.ts";
import { compare } from "../compare.ts";
import type { Outcome } from "../outcome.ts";
import type { Comparison } from "../published.ts";
import { anchor } from "./anchor.ts";
import type { Section, Table, TableRow } from "./blocks.ts";
import type { JudgedTable } from "./judged.ts";
import { fixed } from "./numbers.ts";
import { texts } from "./texts.ts";

/** What chance alone does less often than this is not put down to chance. */
const significance = 0.05;

/** Whether what the report concludes from one training each is so over several. */
export function comparisonSection({ table }: JudgedTable, outcomes: readonly Outcome[]): Section | undefined {
  const { id, comparisons = [] } = table;
  if (comparisons.length === 0) return undefined;
  const tests: Table = {
    kind: "table",
    id: anchor("tests", id),
    caption: [texts.comparisonsCaption],
    columns: [
      { title: texts.claim, holds: "words" },
      { title: texts.difference, holds: "numbers" },
      { title: "t", holds: "numbers" },
      { title: "p", holds: "numbers" },
      { title: "n", holds: "numbers" },
      { title: texts.answer, holds: "words" },
    ],
    rows: comparisons.map((comparison) => compared(comparison, outcomes)),
    full: true,
  };
  return { id: anchor("comparisons", id), title: texts.comparisons, blocks: [tests] };
}

function compared(comparison: Comparison, outcomes: readonly Outcome[]): TableRow {
  const { n, meanDifference, t, p } = compare(comparison, outcomes);
  const size = (difference: number): string =>
    comparison.metric === "acc" ? fixed(100 * difference, 2) : fixed(difference, 6);
  const known = n > 1 && !Number.isNaN(p);
  return {
    cells: [
      [comparison.claim],
      [n > 0 ? signed(size(meanDifference)) : "–"],
      [known ? fixed(t, 2) : "–"],
      [known ? probability(p) : "–"],
      [count(n)],
      [answer()],
    ],
  };

  function answer(): Text {
    if (!known) return texts.tooFew;
    if (p >= significance) return texts.undecided(count(n));
    const difference = size(Math.abs(meanDifference));
    const said = comparison.metric === "acc" ? texts.points(difference) : { en: difference, zh: difference };
    return (meanDifference > 0 ? texts.holds : texts.refuted)(said, count(n));
  }
}

function signed(figure: string): string {
  return /^[−]|^0\.?0*$/.test(figure) ? figure : `+${figure}`;
}

function probability(p: number): string {
  return p < 0.0001 ? "< 0.0001" : p.toFixed(4);
}
