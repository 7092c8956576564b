import { dirname, join, relative, resolve } from "node:path";
import type { Outcome } from "../../lab/reproduce/outcome.ts";
import type { Published } from "../../lab/reproduce/published.ts";
import type { ReproductionEnvironment } from "../../lab/reproduce/report/environment.ts";
import { type JudgedTable, judge } from "../../lab/reproduce/report/judged.ts";
import { renderReproduction } from "../../lab/reproduce/report/render.ts";
import { resultsOf } from "../../lab/reproduce/results.ts";
import { describeEngine, nablaVersion, REPRODUCTION_FILES, writeAtomic } from "../../node/index.ts";
import { runsOf } from "./runs-of.ts";

/** What is known of a reproduction as a whole. */
export interface Circumstances {
  /** Where its folder is. */
  readonly path: string;
  /** The file with what was published. */
  readonly list: string;
  readonly quick: boolean;
  readonly jobs: number;
  /** As typed. */
  readonly command: string;
}

/** Writes the report in all its forms, and the figures alone, from what has been found so far. */
export async function writeReports(
  published: Published,
  outcomes: readonly Outcome[],
  { path, list, quick, jobs, command }: Circumstances,
): Promise<readonly JudgedTable[]> {
  const { node, cpu, cores } = describeEngine();
  const environment: ReproductionEnvironment = {
    version: nablaVersion(),
    engine: `Node ${node}`,
    kernels: "wasm",
    machine: cpu,
    cores,
    jobs,
    created: new Date().toISOString(),
    quick,
    command,
    experiments: relative(resolve(path), dirname(resolve(list))),
  };
  const { html, markdown } = renderReproduction(published, outcomes, environment);
  const files = REPRODUCTION_FILES;
  await writeAtomic(join(path, files.html), html);
  await writeAtomic(join(path, files.en), markdown.en);
  await writeAtomic(join(path, files.zh), markdown.zh);
  // Last: who finds it finds the others.
  const results = { ...environment, ...resultsOf(published, outcomes), runs: runsOf(published, outcomes) };
  await writeAtomic(join(path, files.results), `${JSON.stringify(results, undefined, 1)}\n`);
  return judge(published, outcomes);
}
