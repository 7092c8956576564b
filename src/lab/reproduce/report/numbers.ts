import { figure, setting } from "../../report/figures.ts";
import type { Metric } from "./judged.ts";

/** Accuracies in percent, losses as they are: figures for columns that say which. */

/** As the report printed it, to its own last digit. */
export function asPrinted(value: number, metric: Metric): string {
  return setting(metric === "acc" ? value * 100 : value);
}

/** A mean and its deviation with the same number of decimals, of which a loss gets three that count. */
export function measured({ mean, deviation }: { mean: number; deviation: number }, metric: Metric): [string, string] {
  if (metric === "acc") return [fixed(mean * 100, 2), fixed(deviation * 100, 2)];
  const decimals = decimalsOf(mean);
  return [fixed(mean, decimals), fixed(deviation, decimals)];
}

/** One figure, on its own. */
export function asMeasured(value: number, metric: Metric): string {
  return metric === "acc" ? `${fixed(value * 100, 2)}%` : fixed(value, decimalsOf(value));
}

/** How many decimals show three digits that count. */
function decimalsOf(value: number): number {
  const size = Math.abs(value);
  if (!(size > 0 && Number.isFinite(size))) return 2;
  return Math.max(0, Math.min(12, 2 - Math.floor(Math.log10(size))));
}

/** Decimals, so that the points of a column stand in one line; powers of ten only for what would be all zeros. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e9) return figure(value, 3);
  return value.toFixed(decimals).replace(/^-/, "−");
}
