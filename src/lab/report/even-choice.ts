import type { ReportedEpoch } from "./run-report.ts";

/** About `limit` epochs of a long run, evenly chosen, with the first, the best and the last; of a short one all. */
export function evenChoice(history: readonly ReportedEpoch[], limit: number, best: number): ReportedEpoch[] {
  const every = Math.ceil(history.length / limit);
  return history.filter(
    ({ epoch }, i) => every === 1 || i === 0 || (i + 1) % every === 0 || i === history.length - 1 || epoch === best,
  );
}
