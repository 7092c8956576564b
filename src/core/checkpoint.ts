import { cannot } from "../kernels/errors.ts";
import { formatShape, type Tensor } from "../kernels/tensor.ts";
import type { Network } from "./network.ts";
import type { Snapshot } from "./snapshot.ts";
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

/** Puts named tensors into a network. @throws where one is missing or has another shape. */
export function loadStateDict(network: Network, tensors: NamedTensors): void {
  for (const [name, value] of Object.entries(stateDict(network))) copyInto(value, name, tensors[name]);
}

/** Everything that decides how a training goes on. The tensors are views of it: write them before the next step. */
export function checkpoint({ recipe, network, stepper, progress }: Training): Checkpoint {
  const { best, ...counters } = progress;
  const remembered = Object.entries(stepper.memory).flatMap(([memory, { data }]) =>
    perParameter(network, data).map(([name, value]) => [`optimizer.${memory}.${name}`, value]),
  );
  const bestTensors = best ? Object.entries(snapshotTensors(network, best)).map(([name, t]) => [`best.${name}`, t]) : [];
  return {
    tensors: { ...stateDict(network), ...Object.fromEntries(remembered), ...Object.fromEntries(bestTensors) },
    progress: counters,
    chance: recipe.chance.state(),
  };
}

/** Takes a training back to where a checkpoint was made. @throws where the two do not fit each other. */
export function resume(training: Training, { tensors, progress, chance }: Checkpoint): void {
  const { network, stepper, recipe } = training;
  loadStateDict(network, tensors);
  for (const [memory, { data }] of Object.entries(stepper.memory)) {
    for (const [name, value] of perParameter(network, data)) {
      copyInto(value, `optimizer.${memory}.${name}`, tensors[`optimizer.${memory}.${name}`]);
    }
  }
  recipe.chance.restore(chance);
  training.progress.step = progress.step;
  training.progress.history.splice(0, Number.POSITIVE_INFINITY, ...progress.history);
  training.progress.running = { ...progress.running };
  training.progress.lastStep = { ...progress.lastStep };
  const best = { theta: network.theta.data.slice().fill(0), buffers: network.buffers.map(({ value }) => value.data.slice()) };
  const parts = Object.entries(snapshotTensors(network, best));
  if (parts.every(([name]) => tensors[`best.${name}`] !== undefined)) {
    for (const [name, value] of parts) copyInto(value, name, tensors[`best.${name}`]);
    training.progress.best = best;
  }
}

/** A copy of the weights under the names that they have in the network. */
export function snapshotTensors(network: Network, { theta, buffers }: Snapshot): NamedTensors {
  const named = network.buffers.map(({ name, value }, i) => [name, { shape: value.shape, data: buffers[i] }]);
  return { ...Object.fromEntries(perParameter(network, theta)), ...Object.fromEntries(named) };
}

/** Cuts a vector of the parameters' length as the parameters are cut. */
function perParameter({ parameters, theta }: Network, vector: Tensor["data"]): [name: string, value: Tensor][] {
  return parameters.map(({ name, value: { shape, data } }) => {
    const start = (data.byteOffset - theta.data.byteOffset) / data.BYTES_PER_ELEMENT;
    return [name, { shape, data: vector.subarray(start, start + data.length) }];
  });
}

function copyInto(to: Tensor, name: string, from: Tensor | undefined): void {
  if (from === undefined) throw cannot(`load ${name}`, `a tensor ${formatShape(to.shape)}`, "none of that name");
  if (formatShape(from.shape) !== formatShape(to.shape)) {
    throw cannot(`load ${name}`, `shape ${formatShape(to.shape)}`, formatShape(from.shape));
  }
  to.data.set(from.data);
}
