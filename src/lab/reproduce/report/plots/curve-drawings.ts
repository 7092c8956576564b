import { type EpochPlot, epochPlot } from "../../../report/charts/epochs.ts";
import { count } from "../../../report/figures.ts";
import { texts as shared, type Text } from "../../../report/language.ts";
import type { Key } from "../../../report/sections/chart.ts";
import { anchor } from "../anchor.ts";
import type { Drawing } from "../blocks.ts";
import type { JudgedRow, Metric } from "../judged.ts";
import { asMeasured } from "../numbers.ts";
import { texts } from "../texts.ts";

/** Loss and accuracy of the first seed's training, on what it learns from and on what it does not. */
export function curveDrawings(judged: JudgedRow, table: string): Drawing[] {
  return [
    ...curve(judged, table, { metric: "loss", train: "loss", val: "val_loss", what: texts.lossCurve }),
    ...curve(judged, table, { metric: "acc", train: "acc", val: "val_acc", what: texts.accuracyCurve }),
  ];
}

interface Curve {
  readonly metric: Metric;
  readonly train: "loss" | "acc";
  readonly val: "val_loss" | "val_acc";
  readonly what: Text;
}

const lines = {
  blue: { key: "blue", name: shared.train },
  orange: { key: "orange dots", name: shared.valid },
} as const;

function curve({ row, outcomes }: JudgedRow, table: string, { metric, train, val, what }: Curve): Drawing[] {
  const [outcome] = outcomes.filter(({ history }) => history.length > 1);
  const plot = outcome && epochPlot(outcome.history, { train, val }, outcome.bestEpoch);
  if (!plot) return [];
  const shown = plot.series.map(({ color, points }) => ({ ...lines[color === "orange" ? "orange" : "blue"], points }));
  const keys = shown.map(({ key, name }): Key => ({ mark: key, text: name }));
  const words = shown.map(({ name, points }) => {
    const values = points.map(([, y]) => y).filter((y) => !Number.isNaN(y));
    return texts.lineWords(name, asMeasured(values[0], metric), asMeasured(values[values.length - 1], metric));
  });
  const seed = String(outcome.task.seed);
  const last = outcome.history[outcome.history.length - 1].epoch;
  return [
    {
      id: anchor(metric, table, row.id),
      caption: {
        title: texts.of(row.label, what),
        keys,
        notes: notesOf(plot, seed),
        words: texts.curveWords(words, count(last), seed),
      },
      plot,
    },
  ];
}

function notesOf({ scale }: EpochPlot, seed: string): Text[] {
  return [texts.seed(seed), ...(scale === "log" ? [shared.logScale] : [])];
}
