import { checkpoint, snapshotTensors, stateDict } from "../core/checkpoint.ts";
import type { StepEvent } from "../core/fit.ts";
import type { Training } from "../core/training.ts";
import type { Doctor } from "../lab/doctor/index.ts";
import type { ModelMeta } from "../lab/model-file.ts";
import { writeModel } from "../lab/model-file.ts";
import type { ReportedEpoch } from "../lab/report/run-report.ts";
import type { RunFolder } from "../node/run-folder.ts";

/** How often is written at most, in seconds: a run of a hundred thousand short epochs is not spent on writing. */
const every = { lines: 0.5, checkpoint: 5 };
/** The share of its time that a run may spend on checkpoints: those of a large network are written less often. */
const share = 0.02;

export interface Saver {
  /** Notes a step that is to be logged. */
  step(event: StepEvent): void;
  /** After an epoch: notes it, and writes and saves if the last time is long enough ago. */
  epoch(metrics: ReportedEpoch): Promise<void>;
  /** Writes what was noted. */
  lines(): Promise<void>;
  /** Writes what was noted, and saves. */
  now(): Promise<void>;
}

/** What is known of a run beside its training. */
export interface Watch {
  /** The seconds that it has taken, over all its continuations. */
  elapsed(): number;
  readonly doctor: Doctor;
}

/**
 * Keeps `last.npz`, from which the run can be resumed exactly, `best.npz`, the weights of the best epoch, and the lines
 * of `history.jsonl` and `steps.jsonl`.
 */
export function saver(run: RunFolder, training: Training, meta: ModelMeta, { elapsed, doctor }: Watch): Saver {
  const [epochs, steps]: object[][] = [[], []];
  let [writtenAt, savedAt, cost] = [elapsed(), Number.NEGATIVE_INFINITY, 0];
  let savedBest: unknown;
  const lines = async (): Promise<void> => {
    await run.append("history", epochs.splice(0));
    await run.append("steps", steps.splice(0));
    writtenAt = elapsed();
  };
  const now = async (): Promise<void> => {
    await lines();
    const started = elapsed();
    const { tensors, progress, chance } = checkpoint(training);
    const { best } = training.progress;
    if (best !== savedBest || savedBest === undefined) {
      const weights = best ? snapshotTensors(training.network, best) : stateDict(training.evaluator.network);
      await run.writeWeights("best", writeModel({ meta, tensors: weights }));
      savedBest = best;
    }
    const state = { progress, chance, seconds: started, doctor: doctor.state() };
    await run.writeWeights("last", writeModel({ meta, tensors, training: state }));
    savedAt = elapsed();
    cost = savedAt - started;
  };
  return {
    now,
    lines,
    step({ step, loss }) {
      steps.push({ step, loss });
    },
    async epoch(metrics) {
      epochs.push(metrics);
      if (elapsed() - savedAt >= Math.max(every.checkpoint, cost / share)) await now();
      else if (elapsed() - writtenAt >= every.lines) await lines();
    },
  };
}
