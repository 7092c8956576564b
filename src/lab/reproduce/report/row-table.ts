import { count, duration } from "../../report/figures.ts";
import type { Text } from "../../report/language.ts";
import { anchor } from "./anchor.ts";
import type { Column, Table, Words } from "./blocks.ts";
import type { JudgedRow, JudgedTable } from "./judged.ts";
import { asPrinted, measured } from "./numbers.ts";
import { texts } from "./texts.ts";
import { agreement } from "./traced.ts";

/** Every row of a table: the printed figure, ours, and what that comes to. */
export function rowTable({ table, rows }: JudgedTable): Table {
  const percent = rows.every(({ metric }) => metric === "acc");
  const epochs = rows.some(({ row }) => row.published.kind === "metric" && row.published.epochs !== undefined);
  const columns: Column[] = [
    { title: texts.row, holds: "words" },
    { title: percent ? texts.publishedPercent : texts.published, holds: "numbers" },
    { title: percent ? texts.oursPercent : texts.ours, holds: "numbers" },
    { title: "±", holds: "numbers" },
    { title: "n", holds: "numbers" },
    ...(epochs ? [{ title: texts.epochs, holds: "numbers" } as const] : []),
    { title: texts.verdict, holds: "words" },
    { title: texts.time, holds: "numbers" },
  ];
  return {
    kind: "table",
    id: anchor("rows", table.id),
    caption: [...caption(rows), ...(epochs ? [texts.epochsCaption] : [])],
    columns,
    full: true,
    rows: rows.map((row) => ({
      id: anchor("row", table.id, row.row.id),
      cells: cellsOf(row, { percent, epochs }),
      note: noteOf(row),
    })),
  };
}

function cellsOf(judged: JudgedRow, { percent, epochs }: { percent: boolean; epochs: boolean }): Words[] {
  const { row, outcomes, verdict, seconds } = judged;
  const unit = percent || judged.metric === "loss" ? "" : "%";
  const [mean, deviation] = ourFigure(judged, unit);
  return [
    [row.label, { experiment: row.experiment }],
    publishedFigure(judged, unit),
    mean,
    deviation,
    [count(outcomes.length)],
    ...(epochs ? [epochsOf(judged)] : []),
    [{ verdict }],
    [outcomes.length > 0 ? duration(seconds) : "–"],
  ];
}

/** Why a row differs, or what is to be known of it. What single numbers do not show, the verdict's own words say. */
function noteOf({ row, verdict, because }: JudgedRow): Words | undefined {
  if (verdict === "differs") return [because];
  const isSeries = row.published.kind === "epochs" || row.published.kind === "trace";
  const words = [...(isSeries && verdict !== "pending" ? [because] : []), ...(row.why ? [row.why] : [])];
  return words.length > 0 ? words : undefined;
}

function publishedFigure({ row: { published }, published: value, metric }: JudgedRow, unit: string): Words {
  if (published.kind === "diverges") return [texts.diverges];
  if (published.kind === "trace") return [texts.digitsPrinted(count(agreement(published).all))];
  return [value === undefined ? "–" : asPrinted(value, metric) + unit];
}

function ourFigure({ row, outcomes, ours, metric }: JudgedRow, unit: string): [Words, Words] {
  const nothing: Words = ["–"];
  if (outcomes.length === 0) return [nothing, nothing];
  if (row.published.kind === "trace") {
    const { same, all } = agreement(row.published, outcomes[0]);
    return [[texts.digitsSame(count(same), count(all))], nothing];
  }
  const failed = outcomes.filter(({ stopped }) => stopped === "diverged").length;
  if (failed > 0) return [[texts.diverged(count(failed), count(outcomes.length))], nothing];
  if (!ours) return [nothing, nothing];
  const [mean, deviation] = measured(ours, metric);
  return [[mean + unit], outcomes.length > 1 ? [deviation] : nothing];
}

/** How many epochs were trained, on average: early stopping ends each seed at its own. Then the report's, if it has others. */
function epochsOf({ row: { published }, outcomes }: JudgedRow): Words {
  const all = outcomes.map(({ history }) => history.at(-1)?.epoch ?? 0);
  const mean = all.reduce((sum, epochs) => sum + epochs, 0) / all.length;
  const ours = all.length === 0 ? "–" : new Set(all).size === 1 ? count(mean) : mean.toFixed(1);
  const printed = published.kind === "metric" && published.epochs !== undefined ? count(published.epochs) : ours;
  return [ours === printed ? ours : `${ours} / ${printed}`];
}

/** What the table's figures are. */
function caption(rows: readonly JudgedRow[]): Words {
  const names = new Map<string, Text>();
  for (const { metric, split, row } of rows) {
    if (row.published.kind === "trace") continue;
    const regression =
      metric === "loss" && rows.some(({ outcomes }) => outcomes.some(({ predictions }) => predictions));
    const name = metric === "acc" ? texts.accuracy : regression ? texts.loss : texts.crossEntropy;
    names.set(`${metric} ${split}`, texts.metric(name, split === "val" ? texts.val : texts.test));
  }
  const all = [...names.values()];
  if (all.length === 0) return [texts.traceCaption];
  const joined = {
    en: `${all.map(({ en }, i) => (i ? en.charAt(0).toLowerCase() + en.slice(1) : en)).join(", ")}: ${texts.mean.en}.`,
    zh: `${all.map(({ zh }) => zh).join("、")}：${texts.mean.zh}。`,
  };
  return [joined];
}
