/** What training an experiment without a page gives, for a page to be held against. */

import { fit, type TrainingEvent } from "../../../../src/core/fit.ts";
import { openTraining, type Training } from "../../../../src/core/training.ts";
import { bestBackend } from "../../../../src/kernels/wasm.ts";
import { readExperiment } from "../../../../src/lab/experiment/index.ts";
import { prepare } from "../../../../src/lab/prepare.ts";
import { weightsHash } from "../../../../src/lab/weights-hash.ts";
import { loadGiven } from "../../../../src/studio/pages/train/training/given-data.ts";

/** Trains on data that is made. */
export function trained(yaml: string): { training: Training; events: readonly TrainingEvent[]; sha256: string } {
  const { experiment, source } = readExperiment("one.yaml", yaml);
  const raw = loadGiven(experiment, { files: {} });
  const { recipe, train, dataset } = prepare(experiment, source, raw, bestBackend().backend);
  const training = openTraining(recipe);
  const events = [...fit(training, train, dataset.val)];
  return { training, events, sha256: weightsHash(training.evaluator.network) };
}
