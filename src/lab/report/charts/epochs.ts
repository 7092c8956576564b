import type { ReportedEpoch } from "../run-report.ts";
import { type Axis, epochAxis, linearAxis, logAxis, plottable, shareAxis, spreads } from "./axis.ts";
import type { Plot, Series } from "./plot.ts";
import type { Point } from "./thin.ts";

/** A figure that every epoch of a run measured. */
export type Metric = "loss" | "acc" | "val_loss" | "val_acc" | "lr" | "grad_norm" | "update_ratio";

/** A metric through the epochs, and beside it the validation split's where there is one. */
export interface EpochPlot extends Plot {
  readonly scale: "linear" | "log" | "share";
}

/** Nothing where no epoch measured anything that can be drawn. @param mark an epoch to be marked; 0 is none */
export function epochPlot(
  history: readonly ReportedEpoch[],
  metrics: { train: Metric; val?: Metric },
  mark = 0,
): EpochPlot | undefined {
  const series: Series[] = [];
  const lines = [
    { metric: metrics.train, color: "blue", style: "line" },
    { metric: metrics.val, color: "orange", style: "dotted" },
  ] as const;
  for (const { metric, color, style } of lines) {
    const points = metric ? history.map((epoch): Point => [epoch.epoch, epoch[metric] ?? Number.NaN]) : [];
    if (points.some(([, y]) => plottable(y))) series.push({ points, color, style });
  }
  if (series.length === 0) return undefined;
  const values = series.flatMap(({ points }) => points.map(([, y]) => y));
  const scale = metrics.train === "acc" ? "share" : spreads(values) ? "log" : "linear";
  const axes: Record<EpochPlot["scale"], (values: readonly number[]) => Axis> = {
    linear: linearAxis,
    log: logAxis,
    share: shareAxis,
  };
  const [first, last] = [history[0].epoch, history[history.length - 1].epoch];
  const inside = mark >= first && mark <= last && last > first;
  return { x: epochAxis(first, last), y: axes[scale](values), series, scale, mark: inside ? mark : undefined };
}
