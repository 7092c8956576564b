import { misuse } from "../kernels/errors.ts";
import { openTraining } from "../core/training.ts";
import { formatExperiment } from "../lab/experiment/index.ts";
import { readModel } from "../lab/model-file.ts";
import { resumeFrom } from "../lab/resume.ts";
import { checkpointOf, createRunFolder, describeEnvironment, RunFolder, readRun } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption, seedOption, setOption } from "./command.ts";
import { experimentOf, nameOf, openSession, readFile, type Session } from "./session.ts";
import { runTraining } from "./run-training.ts";
import type { Terminal } from "./terminal.ts";

/** `train FILE`: trains as an experiment file says and leaves a run folder. */
export const train: Command = {
  usage: "train [file]",
  summary: "train as an experiment file says; leaves a run folder",
  options: [
    setOption,
    seedOption,
    dataOption,
    { flags: "--out <dir>", description: "the run folder (default: runs/<time>-<name>)" },
    { flags: "--resume <run>", description: "continue a run from its last checkpoint" },
    jsonOption,
  ],
  run(given, terminal) {
    const resumed = given.text("resume");
    if (resumed !== undefined) return resume(resumed, given, terminal);
    const file = given.args[0];
    if (file === undefined) {
      throw misuse("train", "an experiment file", "none", "Name one, as: nabla train experiments/digits.yaml");
    }
    return begin(file, given, terminal);
  },
};

async function begin(file: string, given: Invocation, terminal: Terminal): Promise<number> {
  const session = await openSession(await readFile(file, given), given);
  const startedAt = new Date();
  const training = openTraining(session.recipe);
  const name = session.experiment.name ?? nameOf(file);
  const run = await createRunFolder({ name, startedAt, out: given.text("out") });
  await run.writeEnvironment(environmentOf(session, startedAt));
  await run.writeConfig(formatExperiment(session.experiment));
  return runTraining({ ...session, name, run, training, startedAt }, terminal);
}

/** Continues in the run's own folder. A file given beside it must be the experiment that the run is of. */
async function resume(path: string, given: Invocation, terminal: Terminal): Promise<number> {
  const stored = await readRun(path);
  const opened = experimentOf(stored, given);
  const config = formatExperiment(opened.experiment);
  const file = given.args[0];
  if (file !== undefined && formatExperiment((await readFile(file, given)).experiment) !== config) {
    throw misuse(`resume ${path}`, `the experiment of the run`, file, "Leave the file out, or train anew without --resume.");
  }
  const session = await openSession(opened, given);
  const { bytes, name: checkpointName } = checkpointOf(stored);
  const training = openTraining(session.recipe);
  resumeFrom(training, readModel(bytes, checkpointName), checkpointName);
  const run = new RunFolder(stored.path);
  const { history } = training.progress;
  const lines = stored.history.slice(0, history.length).map((line): object => JSON.parse(line));
  await run.writeHistory(lines);
  await run.writeConfig(config);
  const startedAt = new Date();
  return runTraining({ ...session, name: opened.experiment.name ?? nameOf(path), run, training, startedAt }, terminal);
}

function environmentOf({ experiment, dataHash, recipe }: Session, startedAt: Date): ReturnType<typeof describeEnvironment> {
  const { seed, dtype } = experiment;
  return describeEnvironment({ kernels: recipe.backend.name, threads: 1, seed, dtype, dataHash, startedAt });
}
