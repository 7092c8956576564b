import { performance } from "node:perf_hooks";
import { join, relative } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { DivergedError } from "../core/diverged.ts";
import { type FitResult, fit } from "../core/fit.ts";
import type { Training } from "../core/training.ts";
import { type Assessment, assess } from "../lab/assess.ts";
import { formatExperiment } from "../lab/experiment/index.ts";
import { layerRows } from "../lab/layer-rows.ts";
import { metaOf } from "../lab/model-file.ts";
import { reportHtml } from "../lab/report/report-html.ts";
import type { ReportedEpoch, RunResult } from "../lab/report/run-report.ts";
import { weightsHash } from "../lab/weights-hash.ts";
import { nablaVersion, type RunFolder } from "../node/index.ts";
import { listenForInterruption } from "./interruption.ts";
import { figure, percent, thousands } from "./numbers.ts";
import { saver } from "./save.ts";
import type { Session } from "./session.ts";
import type { Terminal } from "./terminal.ts";
import { trainingLog } from "./training-log.ts";

/** A run about to be trained, from its beginning or from a checkpoint. */
export interface Run extends Session {
  readonly name: string;
  readonly run: RunFolder;
  readonly training: Training;
  readonly startedAt: Date;
}

/** How often, in seconds, the training lets signals in. */
const breathEvery = 0.05;

/** Trains to the end, into the run's folder. @returns the exit code: 0, 1 where it diverged, 130 where it was interrupted. */
export async function runTraining(of: Run, terminal: Terminal): Promise<number> {
  const { training, dataset, experiment, run } = of;
  const now = (): number => performance.now() / 1000;
  const started = now();
  const log = trainingLog(terminal, experiment.trainer.epochs, experiment.trainer.log_every, now);
  const save = saver(run, training, metaOf(dataset), now);
  const interruption = listenForInterruption();
  const history: ReportedEpoch[] = [...training.progress.history];
  announce(of, terminal);

  let ending: FitResult | DivergedError;
  try {
    const steps = fit(training, dataset.train, dataset.val);
    let breathed = started;
    let next = steps.next();
    for (; !next.done; next = steps.next()) {
      const epoch = log.show(next.value);
      if (epoch) {
        const { event: _, improved: __, ...metrics } = epoch;
        history.push(metrics);
        await run.appendHistory(metrics);
        await save.epoch();
      }
      if (now() - breathed > breathEvery) {
        await nextTurn();
        breathed = now();
        if (interruption.asked) return await interrupted(of, save.now, terminal);
      }
    }
    ending = next.value;
    await save.now();
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    ending = error;
  } finally {
    interruption.end();
  }
  const seconds = now() - started;
  return ending instanceof DivergedError
    ? await diverged(of, ending, history, seconds, terminal)
    : await finished(of, ending, history, seconds, terminal);
}

function announce({ dataset, training, experiment }: Run, terminal: Terminal): void {
  if (terminal.json) return;
  const parameters = layerRows(training.network).reduce((sum, row) => sum + row.parameters, 0);
  const parts = [["train", dataset.train], ["val", dataset.val], ["test", dataset.test]] as const;
  const sizes = parts.flatMap(([name, part]) => (part ? [`${thousands(part.length)} ${name}`] : []));
  terminal.err(`${dataset.name}: ${sizes.join(", ")}; ${thousands(parameters)} parameters; ${experiment.trainer.epochs} epochs`);
}

async function interrupted({ run, training }: Run, saveNow: () => Promise<void>, terminal: Terminal): Promise<number> {
  await saveNow();
  const at = { run: shown(run), epochs: training.progress.history.length, step: training.progress.step };
  if (terminal.json) terminal.out(JSON.stringify({ event: "interrupted", ...at }));
  else terminal.err(`Interrupted after ${at.step} steps; saved. Continue with: nabla train --resume ${at.run}`);
  return 130;
}

async function diverged(of: Run, error: DivergedError, history: ReportedEpoch[], seconds: number, terminal: Terminal): Promise<number> {
  const bestEpoch = 0;
  await writeReport(of, { stopped: "diverged", bestEpoch, seconds, message: error.message }, history, undefined);
  if (terminal.json) terminal.out(JSON.stringify({ event: "diverged", run: shown(of.run), message: error.message }));
  terminal.err(error.message);
  terminal.err(`report  ${join(shown(of.run), "report.html")}`);
  return 1;
}

async function finished(of: Run, ending: FitResult, history: ReportedEpoch[], seconds: number, terminal: Terminal): Promise<number> {
  const { training, dataset, run } = of;
  const held = dataset.test ?? dataset.val;
  const assessment = held && assess(training.evaluator, [held]);
  const score = assessment && { loss: assessment.loss, acc: assessment.acc, n: assessment.n };
  const sha = weightsHash(training.network);
  const scored = dataset.test ? { test: score } : { val: score };
  await writeReport(of, { ...ending, seconds, weightsSha256: sha, ...scored }, history, assessment);

  const report = join(shown(run), "report.html");
  if (terminal.json) {
    const figures = dataset.test ? { test_loss: score?.loss, test_acc: score?.acc } : { val_loss: score?.loss, val_acc: score?.acc };
    const end = { event: "end", run: shown(run), ...figures, weights_sha256: sha, epochs: ending.epochs, best_epoch: ending.bestEpoch };
    terminal.out(JSON.stringify({ ...end, stopped: ending.stopped, seconds: Number(seconds.toFixed(3)), report }));
    return 0;
  }
  if (ending.stopped === "early") terminal.err(`stopped early: the best epoch was ${ending.bestEpoch}, whose weights are restored`);
  if (score) {
    const name = dataset.test ? "test" : "validation";
    const accuracy = score.acc === undefined ? "" : `${name} accuracy ${percent(score.acc)}, `;
    terminal.out(`${accuracy}${name} loss ${figure(score.loss)} (${thousands(score.n)} examples, ${seconds.toFixed(1)} s)`);
  }
  terminal.out(`run     ${shown(run)}`);
  terminal.out(`report  ${report}`);
  for (const line of whatNext(of)) terminal.out(line);
  return 0;
}

/** What somebody who has just trained this may like to do next. */
function whatNext({ run, dataset }: Run): string[] {
  const next = [`nabla evaluate ${shown(run)}`, `nabla inspect ${shown(run)}`];
  if (dataset.name === "digits") next.push("nabla train experiments/mnist-mlp.yaml   (after: nabla data get mnist)");
  return next.map((line, i) => `${i === 0 ? "next    " : "        "}${line}`);
}

async function writeReport(
  { name, run, training, experiment, dataset, startedAt, dataHash, recipe }: Run,
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
      result,
      classes: dataset.classes,
      confusion: assessment?.confusion,
      mistakes: assessment?.mistakes,
      fit: assessment?.fit,
    }),
  );
}

/** The folder as it is shortest to type. */
function shown(run: RunFolder): string {
  const path = relative(process.cwd(), run.path);
  return path.startsWith("..") ? run.path : path;
}
