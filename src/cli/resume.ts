import { openTraining } from "../core/training.ts";
import { misuse } from "../kernels/errors.ts";
import { checkTrainable } from "../lab/check-trainable.ts";
import { checkSameSteps } from "../lab/continuation.ts";
import { readFinding } from "../lab/doctor/index.ts";
import { formatExperiment } from "../lab/experiment/index.ts";
import { jsonObject } from "../lab/json-object.ts";
import { readModel } from "../lab/model-file.ts";
import { resumeFrom } from "../lab/resume.ts";
import { checkpointOf, RunFolder, readRun, type StoredRun } from "../node/index.ts";
import type { Invocation } from "./command.ts";
import { runTraining } from "./run-training.ts";
import { experimentOf, nameOf, openSession, readFile, type Session, trainedExperiment } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `train --resume RUN`: continues in the run's own folder, to the weights that a run of its config.yaml has which nothing
 * ever stopped. What cannot be changed so is refused. A file given beside it must be the experiment that the run is of.
 */
export async function resume(path: string, given: Invocation, terminal: Terminal): Promise<number> {
  const stored = await readRun(path);
  const opened = experimentOf(stored, given);
  const config = formatExperiment(opened.experiment);
  const file = given.args[0];
  if (file !== undefined && formatExperiment((await readFile(file, given)).experiment) !== config) {
    throw misuse(
      `resume ${path}`,
      "the experiment of the run",
      file,
      "Leave the file out, or train anew without --resume.",
    );
  }
  // The kernels that it was begun with, so that it ends with the same bits.
  const kernels = wordIn(stored.environment, "kernels");
  const session = await openSession(opened, given, kernels);
  checkSameData(stored, session);
  checkSameKernels(path, kernels ?? "unknown", session);
  checkSameSteps(path, trainedExperiment(stored).experiment, opened.experiment);
  checkTrainable(session);
  const { bytes, name: checkpoint } = checkpointOf(stored);
  const training = openTraining(session.recipe);
  const { seconds, memories } = resumeFrom(training, readModel(bytes, checkpoint), session);
  const run = new RunFolder(stored.path);
  await run.removeLeftovers();
  // The checkpoint tells the epochs; how fast they went stands in the history alone.
  const history = training.progress.history.map((epoch, i) => ({ ...epoch, samples_per_s: rateIn(stored.history[i]) }));
  await run.writeLines("history", history);
  const steps = stored.steps.map(jsonObject).filter((line) => wasBefore(training.progress.step, line));
  if (stored.steps.length > 0) await run.writeLines("steps", steps);
  await run.writeConfig(config);
  const findings = stored.findings.flatMap((line) => readFinding(jsonObject(line)) ?? []);
  await run.writeFindings(findings);
  const doctor = { found: findings.map(({ code }) => code), memories };
  const name = opened.experiment.name ?? nameOf(path);
  const going = { ...session, name, run, training, startedAt: new Date(), seconds, history, findings, doctor };
  return (await runTraining(going, terminal)).code;
}

/** Other kernels give other bits. Threads share the work of one and the same. */
function checkSameKernels(path: string, before: string, { recipe: { backend } }: Session): void {
  const alone = (name: string): string => name.replace(/-threads$/, "");
  if (alone(before) === alone(backend.name)) return;
  throw misuse(
    `resume ${path}`,
    `the ${alone(before)} kernels, with which it was begun`,
    backend.name,
    "Leave --kernels out, or train anew without --resume.",
  );
}

/** To go on with other data would not be to go on. */
function checkSameData({ path, environment }: StoredRun, { dataHash, dataset }: Session): void {
  const before = wordIn(environment, "data_sha256") ?? "unknown";
  if (before === dataHash) return;
  throw misuse(
    `resume ${path}`,
    `the data that it was trained on (SHA-256 ${before.slice(0, 12)}…)`,
    `${dataset.name} with other content (${dataHash.slice(0, 12)}…)`,
    "Name that data with --data, or train anew without --resume.",
  );
}

/** A word in an object of JSON; undefined where it is anything else. */
function wordIn(json: string, key: string): string | undefined {
  const word = jsonObject(json)?.[key];
  return typeof word === "string" ? word : undefined;
}

/** The rate in a line of history.jsonl; undefined where the line is damaged or missing. */
function rateIn(line: string | undefined): number | undefined {
  const rate = line === undefined ? undefined : jsonObject(line)?.["samples_per_s"];
  return typeof rate === "number" ? rate : undefined;
}

/** Whether a line of steps.jsonl is whole, and of a step that is not going to be taken again. */
function wasBefore(reached: number, line: ReturnType<typeof jsonObject>): line is Readonly<Record<string, unknown>> {
  return typeof line?.["step"] === "number" && line["step"] < reached;
}
