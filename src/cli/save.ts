import { snapshotTensors, stateDict } from "../core/checkpoint.ts";
import type { StepEvent } from "../core/fit.ts";
import type { Doctor } from "../lab/doctor/index.ts";
import { metaOf, writeModel } from "../lab/model-file.ts";
import type { ReportedEpoch } from "../lab/report/run-report.ts";
import { toCheckpoint } from "../lab/resume.ts";
import type { OptionSpec } from "./command.ts";
import type { Run } from "./run.ts";

export const saveEveryOption: OptionSpec = {
  flags: "--save-every <seconds>",
  description: "write a checkpoint so often (default: 5, and less often where writing one takes long)",
};

/**
 * How many seconds lie between two checkpoints where nobody says, and at least how many times as long as writing one took; and
 * how many between two writings of lines: a run of a hundred thousand short epochs is not spent on writing.
 */
const usual = { pause: 5, timesWriting: 50, lines: 0.5 };

export interface Saver {
  /** Notes a step that is to be logged. */
  step(event: StepEvent): void;
  /** Notes an epoch. */
  epoch(metrics: ReportedEpoch): void;
  /** Writes what was noted. */
  lines(): Promise<void>;
  /** Saves, or writes what was noted, if the last time is long enough ago. */
  ifDue(): Promise<void>;
  /** Writes what was noted, and saves. */
  now(): Promise<void>;
}

/** What is known of a run beside its training. */
export interface Watch {
  /** The seconds that it has taken, over all its continuations. */
  elapsed(): number;
  readonly doctor: Pick<Doctor, "state">;
}

/**
 * Keeps `last.npz`, from which the run can be resumed exactly, `best.npz`, the weights of the best epoch, and the lines
 * of `history.jsonl` and `steps.jsonl`.
 */
export function saver(
  {
    run,
    training,
    experiment,
    dataset,
    saveEvery,
  }: Pick<Run, "run" | "training" | "experiment" | "dataset" | "saveEvery">,
  { elapsed, doctor }: Watch,
): Saver {
  const meta = metaOf(dataset);
  const [epochs, steps]: object[][] = [[], []];
  let [dueAt, linesDueAt] = [elapsed(), elapsed()];
  let savedBest: unknown;
  const lines = async (): Promise<void> => {
    if (epochs.length + steps.length === 0) return;
    await run.append("history", epochs.splice(0));
    await run.append("steps", steps.splice(0));
    linesDueAt = elapsed() + usual.lines;
  };
  const now = async (): Promise<void> => {
    await lines();
    const begun = elapsed();
    const { best } = training.progress;
    if (best !== savedBest || savedBest === undefined) {
      const weights = best ? snapshotTensors(training.network, best) : stateDict(training.evaluator.network);
      await run.writeWeights("best", writeModel({ meta, tensors: weights }));
      savedBest = best;
    }
    const checkpoint = toCheckpoint(training, experiment, { seconds: begun, doctor: doctor.state() });
    await run.writeWeights("last", writeModel({ meta, ...checkpoint }));
    const ended = elapsed();
    dueAt = ended + (saveEvery ?? Math.max(usual.pause, usual.timesWriting * (ended - begun)));
  };
  return {
    now,
    lines,
    step({ step, loss }) {
      steps.push({ step, loss });
    },
    epoch(metrics) {
      epochs.push(metrics);
    },
    async ifDue() {
      const at = elapsed();
      if (at >= dueAt) await now();
      else if (at >= linesDueAt) await lines();
    },
  };
}
