import { performance } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { DivergedError } from "../core/diverged.ts";
import type { Examples } from "../core/examples.ts";
import { type FitResult, fit, isOver } from "../core/fit.ts";
import { augmented } from "../data/augment/index.ts";
import { NablaError } from "../kernels/errors.ts";
import { size } from "../kernels/tensor.ts";
import { type Finding, openDoctor, sentence } from "../lab/doctor/index.ts";
import { layerRows } from "../lab/layer-rows.ts";
import type { ReportedEpoch } from "../lab/report/run-report.ts";
import { augmentAhead } from "../node/index.ts";
import { diverged, type Ending, finished, interrupted, wayOn } from "./ending.ts";
import { thousands } from "./numbers.ts";
import type { Run } from "./run.ts";
import { saver } from "./save.ts";
import type { Terminal } from "./terminal.ts";
import { trainingLog } from "./training-log.ts";

/** How often, in seconds, the training lets signals in. */
const breathEvery = 0.05;

/**
 * Trains to the end, into the run's folder; the exit code is 0, 1 where it diverged, 130 where it was interrupted.
 * @throws NablaError where the folder can no longer be written to, saying what of the run is safe
 */
export async function runTraining(of: Run, terminal: Terminal): Promise<Ending> {
  try {
    return await trainAndSave(of, terminal);
  } catch (error) {
    if (error instanceof NablaError && (await of.run.hasCheckpoint())) error.message += `\n${wayOn(of)}`;
    throw error;
  }
}

async function trainAndSave(of: Run, terminal: Terminal): Promise<Ending> {
  const { training, dataset, experiment, run } = of;
  const now = (): number => performance.now() / 1000;
  const started = now() - of.seconds;
  const elapsed = (): number => now() - started;
  const { epochs, log_every: logEvery } = experiment.trainer;
  const log = trainingLog(terminal, { epochs, logEvery, stepsBefore: training.progress.step }, now);
  const doctor = openDoctor(training, dataset.train, dataset.val, of.doctor);
  const save = saver(of, { elapsed, doctor });
  const interruption = terminal.listen();
  const history: ReportedEpoch[] = [...of.history];
  announce(of, terminal);
  const seen = seenBy(of);
  const findings: Finding[] = [...of.findings];
  const tell = async (found: readonly Finding[]): Promise<void> => {
    for (const finding of found) {
      findings.push(finding);
      await run.append("findings", [finding]);
      if (terminal.json) terminal.out(JSON.stringify({ event: "finding", ...finding }));
      else terminal.err(sentence(finding));
    }
  };

  let ending: FitResult | DivergedError;
  try {
    const steps = fit(training, seen.examples, dataset.val);
    await tell(doctor.look());
    if (isOver(training)) await save.now();
    let breathed = started;
    let next = steps.next();
    for (; !next.done; next = steps.next()) {
      const found = doctor.see(next.value);
      const epoch = log.show(next.value);
      if (found.length > 0) await tell(found);
      if (next.value.event === "step" && logEvery > 0 && next.value.step % logEvery === 0) save.step(next.value);
      if (epoch) {
        const { event: _, improved: __, ...metrics } = epoch;
        history.push(metrics);
        save.epoch(metrics);
        if (isOver(training)) await save.now();
      }
      if (now() - breathed > breathEvery) {
        await nextTurn();
        breathed = now();
        if (interruption.asked) return await interrupted(of, save.now, terminal);
        await save.ifDue();
      }
    }
    ending = next.value;
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    await save.lines();
    ending = error;
  } finally {
    interruption.end();
    await seen.close();
  }
  const seconds = elapsed();
  return ending instanceof DivergedError
    ? await diverged({ ...of, findings }, ending, history, seconds, terminal)
    : await finished({ ...of, findings }, ending, history, seconds, terminal);
}

/** From how many numbers on a set of pictures is gathered ahead: for less a thread would take longer to start. */
const manyNumbers = 4_000_000;

/**
 * The training examples: augmented ones, and pictures of which there are many, come from a thread of their own that is ahead,
 * unless that is not wanted. Pictures that are rendered anew for each epoch cannot be handed to one.
 */
function seenBy({ train, experiment: { data, dtype }, inline }: Run): { examples: Examples; close(): Promise<void> } {
  const { table, length } = train;
  const many = table.input.length === 3 && length * size(table.input) >= manyNumbers;
  if (inline || table.renew || !(data.augment || many)) return { examples: train, close: async () => undefined };
  return augmentAhead("key" in train ? train : augmented(train, [], [0, 0]), data.augment ?? [], dtype);
}

function announce({ dataset, training, experiment, history, recipe, threads, notice }: Run, terminal: Terminal): void {
  if (notice !== undefined) terminal.err(notice);
  if (terminal.json) return;
  const parameters = layerRows(training.network).reduce((sum, row) => sum + row.parameters, 0);
  const parts = [
    ["train", dataset.train],
    ["val", dataset.val],
    ["test", dataset.test],
  ] as const;
  const sizes = parts.flatMap(([name, part]) => (part ? [`${thousands(part.length)} ${name}`] : []));
  if (recipe.loss.reported) terminal.err("loss includes label smoothing and class weights; val_loss is the plain loss");
  const epochs = `${experiment.trainer.epochs} epochs${history.length > 0 ? `, ${history.length} of them done` : ""}`;
  terminal.err(
    `${dataset.name}: ${sizes.join(", ")}; ${thousands(parameters)} parameters; ${epochs}; ${recipe.backend.name} kernels${threads > 1 ? ` on ${threads} threads` : ""}`,
  );
}
