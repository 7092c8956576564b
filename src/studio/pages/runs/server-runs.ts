import { ask } from "../../shell/server.ts";
import { readRun, type StoredRun } from "./stored-run.ts";

/** A run as the server lists it. */
interface ListedRun {
  readonly name: string;
  readonly config: string;
  readonly environment: unknown;
  readonly history: readonly unknown[];
  readonly hasReport: boolean;
}

/** The runs that the server has, the latest first; none where there is no server. */
export async function serverRuns(): Promise<StoredRun[]> {
  const answer = await ask("runs");
  const listed = answer ? ((await answer.json()) as readonly ListedRun[]) : [];
  return listed.flatMap(({ hasReport, ...run }) => {
    const folder = `api/runs/${encodeURIComponent(run.name)}`;
    const report = hasReport ? { url: `${folder}/report.html` } : undefined;
    return readRun({ ...run, report, weights: { url: `${folder}/best.npz` } }) ?? [];
  });
}
