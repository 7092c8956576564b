import { count, setting } from "./figures.ts";
import { type Text, texts } from "./language.ts";
import type { ReportedEpoch, RunReport } from "./run-report.ts";

/** What a run's own figures suggest to try next, most telling first. */
export function advice({ history, result }: RunReport): Text[] {
  const found: Text[] = [];
  const last = history.at(-1);
  if (result.stopped === "diverged") return [texts.afterDivergence];
  if (last) {
    const turned = overfittingSince(history);
    if (turned) found.push(texts.overfits(count(turned)));
    else if (result.stopped === "finished" && history.length > 1 && result.bestEpoch === last.epoch)
      found.push(texts.trainLonger(String(last.epoch * 2)));
    const typical = medianUpdate(history);
    if (typical > 0.03) found.push(texts.largeUpdates(setting(Number(typical.toPrecision(2)))));
    else if (typical > 0 && typical < 1e-6) found.push(texts.smallUpdates(setting(Number(typical.toPrecision(2)))));
    if (history.every(({ val_loss }) => val_loss === undefined)) found.push(texts.addValidation);
  }
  return [...found, texts.repeatSeeds];
}

/** The median of the update ratios: a schedule may well end with steps of next to nothing. */
function medianUpdate(history: readonly ReportedEpoch[]): number {
  const ratios = history.map(({ update_ratio }) => update_ratio).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)];
}

/** The epoch of the lowest validation loss, where it has risen by a tenth since while the training loss fell. */
function overfittingSince(history: readonly ReportedEpoch[]): number | undefined {
  const last = history.at(-1);
  let best: ReportedEpoch | undefined;
  for (const epoch of history) {
    if (epoch.val_loss !== undefined && epoch.val_loss < (best?.val_loss ?? Number.POSITIVE_INFINITY)) best = epoch;
  }
  if (last?.val_loss === undefined || best?.val_loss === undefined) return undefined;
  return last.val_loss > 1.1 * best.val_loss && last.loss < best.loss ? best.epoch : undefined;
}
