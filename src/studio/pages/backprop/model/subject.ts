import { loadStateDict } from "../../../../core/checkpoint.ts";
import type { ForwardTrace } from "../../../../core/layer.ts";
import { buildNetwork, type Network, takeForwardTrace } from "../../../../core/network.ts";
import { sgd } from "../../../../core/optimizers/index.ts";
import { type Snapshot, snapshot } from "../../../../core/snapshot.ts";
import { openTraining, type Training } from "../../../../core/training.ts";
import { carve } from "../../../../kernels/carve.ts";
import type { Tensor } from "../../../../kernels/tensor.ts";
import { bestBackend } from "../../../../kernels/wasm.ts";
import { openRecorder, type Recorder } from "../../../../lab/explain/index.ts";
import { knownRecipe } from "../../../../lab/known-recipe.ts";
import type { ModelMeta } from "../../../../lab/model-file.ts";
import type { StudioNetwork } from "../../../network/network.ts";

/** A network on the bench: what the passes of this page are taken with. Its weights are copies. */
export interface Subject {
  readonly meta: ModelMeta;
  readonly classes: readonly string[];
  readonly recorder: Recorder;
  /** One example a step, by plain gradient descent. */
  readonly training: Training;
  /** The weights as they came. */
  readonly learnt: Snapshot;
  /** A second copy, which runs forward alone and keeps no record: on it numbers are nudged. */
  readonly bench: Bench;
}

/** A network with what a forward pass of one example and its loss need. In float64 the fast kernels give the bits of the plain ones. */
export interface Bench {
  readonly network: Network;
  readonly trace: ForwardTrace;
  readonly t: Tensor;
  readonly aim: Tensor;
  readonly losses: Tensor;
  readonly p: Tensor;
}

/**
 * Opens a network in float64, whatever it was trained in: a finite difference needs the digits, and the formulas on the page then
 * need no rounding between their parts.
 * @returns undefined for a network that does not read pictures of 28 × 28 into classes
 */
export function openSubject({ experiment, model }: Pick<StudioNetwork, "experiment" | "model">): Subject | undefined {
  const { meta, tensors } = model;
  const [channels, height, width] = meta.input;
  if (meta.classes === undefined || channels !== 1 || height !== 28 || width !== 28) return undefined;
  const recorder = openRecorder();
  const known = knownRecipe(experiment, meta, recorder.backend);
  const plain = { clipNorm: undefined, ema: undefined, optimizer: sgd() } as const;
  const training = openTraining({ ...known, ...plain, dtype: "float64", batchSize: 1 });
  loadStateDict(training.network, tensors);
  const bench = carve(bestBackend().backend, "float64", (take, kernels): Bench => {
    const network = buildNetwork(known.model, { take, kernels, input: meta.input, key: known.chance.key });
    const [trace, losses] = [takeForwardTrace(take, network, 1), take([1])];
    const [t, p] = [take([1, ...network.output]), take([1, ...network.output])];
    return { network, trace, losses, p, t, aim: known.loss.aim ? take(t.shape) : t };
  });
  return { meta, classes: meta.classes, recorder, training, learnt: snapshot(training.network), bench };
}
