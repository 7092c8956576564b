import type { Take } from "../kernels/carve.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../kernels/tensor.ts";
import type { Network } from "./network.ts";

/** A rule that turns gradients into steps. It sees runs of one vector, never a layer. */
export interface Optimizer {
  readonly kind: string;
  /** The learning rate, before a schedule's factor. */
  readonly lr: number;
  /** Whether weight decay acts on biases and batch-norm parameters too, which it otherwise spares. */
  readonly decaysAll: boolean;
  /** How many vectors of the parameters' length the rule remembers, by name. */
  readonly memory: readonly string[];
  /** Moves one run of parameters at step t = 1, 2, …; `memory` are the same run of what it remembers. */
  step(k: Kernels, group: Group, memory: readonly Tensor[], lr: number, t: number): void;
}

/** A contiguous run of the parameter vector that is treated alike. */
export interface Group {
  readonly theta: Tensor;
  readonly grad: Tensor;
  /** Whether weight decay acts on it. */
  readonly decays: boolean;
}

/** An optimiser over a network: its memory, and a step over all that is not frozen. */
export interface Stepper {
  readonly memory: Readonly<Record<string, Tensor>>;
  /** The gradients of all that is not frozen. */
  readonly grads: readonly Tensor[];
  step(lr: number, t: number): void;
}

/** Takes the optimiser's memory and binds it to the parameters it moves. */
export function bind(optimizer: Optimizer, network: Network, take: Take): Stepper {
  const memory = optimizer.memory.map(() => take(network.theta.shape));
  const runs = trainableRuns(network, optimizer.decaysAll).map(({ start, end, decays }) => {
    const cut = ({ data }: Tensor): Tensor => ({ shape: [end - start], data: data.subarray(start, end) });
    return { group: { theta: cut(network.theta), grad: cut(network.grad), decays }, memory: memory.map(cut) };
  });
  return {
    memory: Object.fromEntries(optimizer.memory.map((name, i) => [name, memory[i]])),
    grads: runs.map(({ group }) => group.grad),
    step(lr, t) {
      for (const run of runs) optimizer.step(network.kernels, run.group, run.memory, lr, t);
    },
  };
}

/** Neighbouring parameters that are treated alike become one run; frozen ones are in none. */
function trainableRuns(
  { parameters, theta }: Network,
  all: boolean,
): { start: number; end: number; decays: boolean }[] {
  const runs: { start: number; end: number; decays: boolean }[] = [];
  let adjacent = false;
  for (const { value, requiresGrad, decays: usually } of parameters) {
    const decays = all || usually;
    const start = (value.data.byteOffset - theta.data.byteOffset) / theta.data.BYTES_PER_ELEMENT;
    const last = runs.at(-1);
    if (requiresGrad && adjacent && last?.decays === decays) last.end = start + value.data.length;
    else if (requiresGrad) runs.push({ start, end: start + value.data.length, decays });
    adjacent = requiresGrad;
  }
  return runs;
}
