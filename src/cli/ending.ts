import { join, relative } from "node:path";
import type { DivergedError } from "../core/diverged.ts";
import type { FitResult } from "../core/fit.ts";
import { bestEpoch } from "../core/history.ts";
import { type Assessment, assess } from "../lab/assess.ts";
import { formatExperiment } from "../lab/experiment/index.ts";
import { layerRows } from "../lab/layer-rows.ts";
import { reportHtml } from "../lab/report/report-html.ts";
import type { ReportedEpoch, RunResult } from "../lab/report/run-report.ts";
import { weightsHash } from "../lab/weights-hash.ts";
import { nablaVersion, type RunFolder } from "../node/index.ts";
import { figure, percent, thousands } from "./numbers.ts";
import type { Run } from "./run.ts";
import type { Terminal } from "./terminal.ts";

/** How a run ended. */
export interface Ending {
  /** The exit code. */
  readonly code: number;
  /** What was measured in the end, and on which part; absent where nothing was. */
  readonly score?: { readonly part: "test" | "val"; readonly loss: number; readonly acc?: number | undefined };
}

/** Saves, and says how to go on. */
export async function interrupted(
  { run, training }: Run,
  saveNow: () => Promise<void>,
  terminal: Terminal,
): Promise<Ending> {
  await saveNow();
  const at = { run: shown(run), epochs: training.progress.history.length, step: training.progress.step };
  if (terminal.json) terminal.out(JSON.stringify({ event: "interrupted", ...at }));
  else terminal.err(`Interrupted after ${at.step} steps; saved. Continue with: npx nabla train --resume ${at.run}`);
  return { code: 130 };
}

/** What is left of a run whose folder could no longer be written to. */
export function wayOn({ run }: Run): string {
  return `The last checkpoint is whole. After that, continue with: npx nabla train --resume ${shown(run)}`;
}

/** Reports why the training ran away. */
export async function diverged(
  of: Run,
  error: DivergedError,
  history: ReportedEpoch[],
  seconds: number,
  terminal: Terminal,
): Promise<Ending> {
  const best = bestEpoch(history, of.recipe.monitor)?.epoch ?? 0;
  await writeReport(of, { stopped: "diverged", bestEpoch: best, seconds, message: error.message }, history, undefined);
  if (terminal.json) {
    const how = { epochs: history.length, best_epoch: best, seconds: rounded(seconds) };
    terminal.out(JSON.stringify({ event: "diverged", run: shown(of.run), message: error.message, ...how }));
  }
  terminal.err(error.message);
  terminal.err(`report  ${join(shown(of.run), "report.html")}`);
  return { code: 1 };
}

/** Measures what was learnt, writes the report, and says what came out. */
export async function finished(
  of: Run,
  ending: FitResult,
  history: ReportedEpoch[],
  seconds: number,
  terminal: Terminal,
): Promise<Ending> {
  const { training, dataset, run } = of;
  const held = dataset.test ?? dataset.val;
  const assessment = held && assess(training.evaluator, [held]);
  const score = assessment && { loss: assessment.loss, acc: assessment.acc, n: assessment.n };
  const sha = weightsHash(training.evaluator.network);
  const scored = dataset.test ? { test: score } : { val: score };
  await writeReport(of, { ...ending, seconds, weightsSha256: sha, ...scored }, history, assessment);

  const report = join(shown(run), "report.html");
  const done = { code: 0, ...(score ? { score: { part: dataset.test ? "test" : "val", ...score } as const } : {}) };
  if (terminal.json) {
    const figures = dataset.test
      ? { test_loss: score?.loss, test_acc: score?.acc }
      : { val_loss: score?.loss, val_acc: score?.acc };
    const end = {
      event: "end",
      run: shown(run),
      ...figures,
      weights_sha256: sha,
      epochs: ending.epochs,
      best_epoch: ending.bestEpoch,
    };
    terminal.out(JSON.stringify({ ...end, stopped: ending.stopped, seconds: rounded(seconds), report }));
    return done;
  }
  if (ending.stopped === "early")
    terminal.err(`stopped early: the best epoch was ${ending.bestEpoch}, whose weights are restored`);
  if (score) {
    const name = dataset.test ? "test" : "validation";
    const accuracy = score.acc === undefined ? "" : `${name} accuracy ${percent(score.acc)}, `;
    terminal.out(
      `${accuracy}${name} loss ${figure(score.loss)} (${thousands(score.n)} examples, ${seconds.toFixed(1)} s)`,
    );
  }
  terminal.out(`run     ${shown(run)}`);
  terminal.out(`report  ${report}`);
  for (const line of whatNext(of)) terminal.out(line);
  return done;
}

/** What somebody who has just trained this may like to do next. */
function whatNext({ run, dataset }: Run): string[] {
  const next = [`npx nabla evaluate ${shown(run)}`, `npx nabla inspect ${shown(run)}`];
  if (dataset.name === "digits")
    next.push("npx nabla train experiments/mnist-mlp.yaml   (after: npx nabla data get mnist)");
  return next.map((line, i) => `${i === 0 ? "next    " : "        "}${line}`);
}

async function writeReport(
  { name, run, training, experiment, dataset, startedAt, dataHash, recipe, findings }: Run,
  result: RunResult,
  history: readonly ReportedEpoch[],
  assessment: Assessment | undefined,
): Promise<void> {
  await run.writeReport(
    reportHtml({
      name,
      created: startedAt.toISOString(),
      config: formatExperiment(experiment),
      environment: {
        nabla: nablaVersion(),
        node: process.versions.node,
        kernels: recipe.backend.name,
        seed: experiment.seed,
        dtype: experiment.dtype,
        data_sha256: dataHash,
      },
      model: layerRows(training.network),
      history,
      findings,
      result,
      classes: dataset.classes,
      confusion: assessment?.confusion,
      mistakes: assessment?.mistakes,
      fit: assessment?.fit,
    }),
  );
}

/** To a thousandth. */
function rounded(seconds: number): number {
  return Number(seconds.toFixed(3));
}

/** The folder as it is shortest to type. */
function shown(run: RunFolder): string {
  const path = relative(process.cwd(), run.path);
  return path.startsWith("..") ? run.path : path;
}
