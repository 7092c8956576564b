import { checkpoint, snapshotTensors, stateDict } from "../core/checkpoint.ts";
import type { Training } from "../core/training.ts";
import type { ModelMeta } from "../lab/model-file.ts";
import { writeModel } from "../lab/model-file.ts";
import type { RunFolder } from "../node/run-folder.ts";

/** A checkpoint is written at most so often, in seconds: a run of a thousand short epochs is not spent on writing. */
const saveEvery = 5;

export interface Saver {
  /** After an epoch: saves if the last time is long enough ago. */
  epoch(): Promise<void>;
  /** Saves now. */
  now(): Promise<void>;
}

/** Keeps `last.npz`, from which the run can be resumed exactly, and `best.npz`, the weights of the best epoch. */
export function saver(run: RunFolder, training: Training, meta: ModelMeta, clock: () => number): Saver {
  let savedAt = Number.NEGATIVE_INFINITY;
  let savedBest: unknown;
  const now = async (): Promise<void> => {
    const { tensors, progress, chance } = checkpoint(training);
    const { best } = training.progress;
    if (best !== savedBest || savedBest === undefined) {
      const weights = best ? snapshotTensors(training.network, best) : stateDict(training.evaluator.network);
      await run.writeWeights("best", writeModel({ meta, tensors: weights }));
      savedBest = best;
    }
    await run.writeWeights("last", writeModel({ meta, tensors, training: { progress, chance } }));
    savedAt = clock();
  };
  return {
    now,
    async epoch() {
      if (clock() - savedAt >= saveEvery) await now();
    },
  };
}
