import { openTraining } from "../core/training.ts";
import { misuse } from "../kernels/errors.ts";
import { checkTrainable } from "../lab/check-trainable.ts";
import { formatExperiment } from "../lab/experiment/index.ts";
import { createRunFolder, describeEnvironment } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption, seedOption, setOption } from "./command.ts";
import type { Ending } from "./ending.ts";
import { kernelsOption, threadsOption } from "./kernels.ts";
import { resume } from "./resume.ts";
import { runTraining } from "./run-training.ts";
import { saveEveryOption } from "./save.ts";
import { seedsOf, trainSeeds } from "./seeds.ts";
import { nameOf, openSession, readFile, type Session } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** `train FILE`: trains as an experiment file says and leaves a run folder. */
export const train: Command = {
  usage: "train [file]",
  summary: "train as an experiment file says; leaves a run folder",
  options: [
    setOption,
    seedOption,
    dataOption,
    kernelsOption,
    threadsOption,
    { flags: "--inline", description: "gather and augment between the steps, not ahead in a thread: the same numbers" },
    { flags: "--seeds <list>", description: "train once for each seed, as 0,1,2, and print mean and spread" },
    { flags: "--out <dir>", description: "the run folder (default: runs/<time>-<name>)" },
    { flags: "--resume <run>", description: "continue a run from its last checkpoint" },
    saveEveryOption,
    jsonOption,
  ],
  async run(given, terminal) {
    const resumed = given.text("resume");
    const seeds = seedsOf(given);
    if (resumed !== undefined) {
      if (given.text("out") === undefined && seeds === undefined) return resume(resumed, given, terminal);
      const excess = seeds === undefined ? "out" : "seeds";
      throw misuse(
        `resume ${resumed}`,
        `no --${excess}, since a run goes on in its own folder`,
        `--${excess} ${given.text(excess)}`,
        "Leave it out.",
      );
    }
    const file = given.args[0];
    if (file === undefined) {
      throw misuse("train", "an experiment file", "none", "Name one, as: npx nabla train experiments/digits.yaml");
    }
    if (seeds === undefined) return (await begin(file, given, terminal)).code;
    return trainSeeds(seeds, given, terminal, (one) => begin(file, one, terminal));
  },
};

async function begin(file: string, given: Invocation, terminal: Terminal): Promise<Ending> {
  const session = await openSession(await readFile(file, given), given);
  checkTrainable(session);
  const startedAt = new Date();
  const training = openTraining(session.recipe);
  const name = session.experiment.name ?? nameOf(file);
  const run = await createRunFolder({ name, startedAt, out: given.text("out") });
  await run.writeEnvironment(environmentOf(session, startedAt));
  await run.writeConfig(formatExperiment(session.experiment));
  return runTraining({ ...session, name, run, training, startedAt, seconds: 0, history: [], findings: [] }, terminal);
}

function environmentOf(
  { experiment, dataHash, recipe, threads }: Session,
  startedAt: Date,
): ReturnType<typeof describeEnvironment> {
  const { seed, dtype } = experiment;
  const { name: kernels, exact } = recipe.backend;
  return describeEnvironment({ kernels, exact, threads, seed, dtype, dataHash, startedAt });
}
