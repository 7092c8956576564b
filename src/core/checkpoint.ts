import { cannot } from "../kernels/errors.ts";
import { formatShape, type Tensor } from "../kernels/tensor.ts";
import type { Network } from "./network.ts";
import type { Stepper } from "./optimizer.ts";
import { type Snapshot, snapshot } from "./snapshot.ts";
import type { Training, TrainingProgress } from "./training.ts";

/** Named tensors, as they stand in a file. */
export type NamedTensors = Readonly<Record<string, Tensor>>;

/** A training as it can be saved: continued from here it ends with the same bits as if it had never stopped. */
export interface Checkpoint {
  readonly tensors: NamedTensors;
  readonly progress: Omit<TrainingProgress, "best">;
  readonly chance: unknown;
}

/** A network's parameters and buffers by name, as PyTorch's `state_dict` has them. Views, not copies. */
export function stateDict({ parameters, buffers }: Network): NamedTensors {
  return Object.fromEntries([...parameters, ...buffers].map(({ name, value }) => [name, value]));
}

/** @throws where a tensor of a network is missing or has another shape; nothing is loaded, and nothing need be there to load into. */
export function checkStateDict(network: Network, tensors: NamedTensors): void {
  check(stateDict(network), tensors);
}

/** Puts named tensors into a network. @throws where one is missing or has another shape; nothing is loaded then. */
export function loadStateDict(network: Network, tensors: NamedTensors): void {
  load(stateDict(network), tensors);
}

/**
 * Everything that decides how a training goes on. The tensors are views of it: write them before the next step. Under its
 * plain name stands what the network is to be used with; where that is an average, the weights that learn are `raw.…`.
 */
export function checkpoint(training: Training): Checkpoint {
  const { recipe, network, progress } = training;
  const { best, step, history, running, lastStep } = progress;
  const bestTensors = best && named("best", snapshotTensors(network, best));
  return {
    tensors: { ...learnt(training), ...bestTensors },
    progress: { step, history: [...history], running: { ...running }, lastStep: { ...lastStep } },
    chance: recipe.chance.state(),
  };
}

/** Takes a training to where a checkpoint was made. @throws where the two do not fit each other; nothing changes then. */
export function resume(training: Training, { tensors, progress, chance }: Checkpoint): void {
  const { network, recipe } = training;
  const best = snapshot(network);
  const bestTensors = named("best", snapshotTensors(network, best));
  const hasBest = Object.keys(bestTensors).some((name) => Object.hasOwn(tensors, name));
  const wanted = { ...learnt(training), ...(hasBest ? bestTensors : {}) };
  check(wanted, tensors);
  recipe.chance.restore(chance);
  load(wanted, tensors);
  training.progress.best = hasBest ? best : undefined;
  training.progress.step = progress.step;
  // One at a time: a hundred thousand epochs are too many arguments for one call.
  training.progress.history.length = 0;
  for (const epoch of progress.history) training.progress.history.push(epoch);
  training.progress.running = { ...progress.running };
  training.progress.lastStep = { ...progress.lastStep };
}

/** A copy of the weights under the names that they have in the network. */
export function snapshotTensors(network: Network, { theta, buffers }: Snapshot): NamedTensors {
  const parts = network.buffers.map(({ name, value }, i) => [name, { shape: value.shape, data: buffers[i] }]);
  return { ...perParameter(network, theta), ...Object.fromEntries(parts) };
}

/** Cuts a vector of the parameters' length as the parameters are cut. */
function perParameter({ parameters, theta }: Network, vector: Tensor["data"]): NamedTensors {
  const parts = parameters.map(({ name, value: { shape, data } }) => {
    const start = (data.byteOffset - theta.data.byteOffset) / data.BYTES_PER_ELEMENT;
    return [name, { shape, data: vector.subarray(start, start + data.length) }];
  });
  return Object.fromEntries(parts);
}

/** All tensors that training changes, under the names that they have in a checkpoint. */
function learnt({ network, average, stepper }: Training): NamedTensors {
  const weights = average ? { ...stateDict(average), ...named("raw", stateDict(network)) } : stateDict(network);
  return { ...weights, ...remembered(network, stepper) };
}

/** An optimiser's memory, parameter by parameter. */
function remembered(network: Network, { memory }: Stepper): NamedTensors {
  const parts = Object.entries(memory).map(([name, { data }]) =>
    named(`optimizer.${name}`, perParameter(network, data)),
  );
  return Object.assign({}, ...parts);
}

/** The same tensors under longer names. */
function named(prefix: string, tensors: NamedTensors): NamedTensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, value]) => [`${prefix}.${name}`, value]));
}

/** Copies tensors by name, all or none. */
function load(into: NamedTensors, from: NamedTensors): void {
  check(into, from);
  for (const [name, { data }] of Object.entries(into)) data.set(from[name].data);
}

function check(into: NamedTensors, from: NamedTensors): void {
  for (const [name, { shape }] of Object.entries(into)) {
    const [wanted, found] = [formatShape(shape), Object.hasOwn(from, name) ? from[name] : undefined];
    if (found === undefined) throw cannot(`load ${name}`, `a tensor ${wanted}`, "none of that name");
    if (formatShape(found.shape) !== wanted) throw cannot(`load ${name}`, `shape ${wanted}`, formatShape(found.shape));
  }
}
