import { texts as shared, type Text } from "../../../report/language.ts";
import type { Key } from "../../../report/sections/chart.ts";
import { anchor } from "../anchor.ts";
import type { Drawing } from "../blocks.ts";
import { barsOf, type Group } from "../charts/bars.ts";
import type { JudgedTable, Metric } from "../judged.ts";
import { asMeasured, asPrinted } from "../numbers.ts";
import { texts } from "../texts.ts";

/** All figures of a table against each other; one figure is no comparison. */
export function barDrawing({ table, rows }: JudgedTable): Drawing[] {
  const [{ metric }] = rows;
  const measured = rows.filter((row) => row.metric === metric && (row.published ?? row.ours) !== undefined);
  const groups = measured.map(({ row, published, ours }) => ({ label: row.label, published, ours }));
  const bars = groups.length > 1 ? barsOf(groups, metric) : undefined;
  if (!bars) return [];
  const marks = bars.form === "bars" ? (["box", "blue box"] as const) : (["ring", "blue dots"] as const);
  const keys: Key[] = [
    { mark: marks[0], text: texts.published },
    { mark: marks[1], text: texts.ours },
  ];
  const notes = [
    ...(groups.some(({ ours }) => ours && ours.deviation > 0) ? [texts.whisker] : []),
    ...(bars.scale === "log" ? [shared.logScale] : bars.form === "dots" ? [texts.cutAxis] : []),
  ];
  return [
    {
      id: anchor("bars", table.id),
      caption: { title: texts.barsTitle, keys, notes, words: texts.barsWords(groups.map(wordsOf(metric))) },
      bars,
    },
  ];
}

function wordsOf(metric: Metric): (group: Group) => Text {
  const unit = metric === "acc" ? "%" : "";
  return ({ label, published, ours }) =>
    texts.bar(
      label,
      published === undefined ? "–" : asPrinted(published, metric) + unit,
      ours === undefined ? "–" : asMeasured(ours.mean, metric),
    );
}
