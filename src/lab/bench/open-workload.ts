import * as core from "../../core/index.ts";
import { bind, type Optimizer } from "../../core/optimizer.ts";
import { carve, type Take } from "../../kernels/carve.ts";
import type { Backend } from "../../kernels/kernels.ts";
import { type Data, type Shape, size, type Tensor } from "../../kernels/tensor.ts";
import type { TrainingWorkload, Workload, WorkloadOptimizer } from "./workload.ts";
import type { WorkloadData } from "./workload-data.ts";
import { productFlops, workloadNetwork } from "./workload-network.ts";

/** A workload in the memory of the kernels that compute it, at its first weights. */
export interface OpenWorkload {
  /** Trains on batch k, or predicts it. */
  step(k: number): void;
  /** The loss of the last step, or the sum of the last outputs. */
  value(): number;
  /** Operations of the products in a step, as `productFlops` counts them. */
  readonly flops: number;
}

const losses = { cross_entropy: core.crossEntropy, mse: core.mse, bce_with_logits: core.bceWithLogits };

/** Opens a workload with all its batches in memory, each of which a pass reads where it lies. */
export function openWorkload(workload: Workload, data: WorkloadData, backend: Backend): OpenWorkload {
  return workload.train ? openTraining(workload, data, backend) : openPrediction(workload, data, backend);
}

function openTraining(workload: TrainingWorkload, data: WorkloadData, backend: Backend): OpenWorkload {
  const { batch } = workload;
  const loss = losses[workload.loss]();
  const optimizer = optimizerOf(workload.optimizer);
  const { network, trace, xs, ts, rowLosses, stepper } = carve(backend, workload.dtype, (take, kernels) => {
    const network = workloadNetwork(workload, take, kernels);
    const stepper = bind(optimizer, network, take);
    const trace = core.takeTrace(take, network, batch);
    return { network, stepper, trace, rowLosses: take([batch]), ...takeBatches(workload, network, take) };
  });
  fill(network, { xs, ts }, data);
  const passes = xs.map((x): core.Trace => [{ ...trace[0], x }, ...trace.slice(1)]);
  const { dy } = trace[trace.length - 1];
  let [value, step] = [0, 0];
  return {
    flops: batch * productFlops(network, true),
    value: () => value,
    step(k) {
      const pass = { training: true, step };
      const y = core.forward(network, passes[k], pass);
      value = loss.value(network.kernels, rowLosses, y, ts[k]);
      loss.gradient(network.kernels, dy, y, ts[k]);
      core.backward(network, passes[k], pass);
      stepper.step(optimizer.lr, ++step);
    },
  };
}

function openPrediction(workload: Workload, data: WorkloadData, backend: Backend): OpenWorkload {
  const { batch } = workload;
  const { network, trace, xs, ts } = carve(backend, workload.dtype, (take, kernels) => {
    const network = workloadNetwork(workload, take, kernels);
    return { network, trace: core.takeForwardTrace(take, network, batch), ...takeBatches(workload, network, take) };
  });
  fill(network, { xs, ts }, data);
  const passes = xs.map((x): core.ForwardTrace => [{ ...trace[0], x }, ...trace.slice(1)]);
  const { y } = trace[trace.length - 1];
  return {
    flops: batch * productFlops(network, false),
    value: () => Array.from(y.data).reduce((sum, value) => sum + value),
    step: (k) => void core.forward(network, passes[k], core.inference),
  };
}

/** Every batch's examples and targets. */
interface Batches {
  readonly xs: readonly Tensor[];
  readonly ts: readonly Tensor[];
}

function takeBatches({ batch, batches }: Workload, { input, output }: core.Network, take: Take): Batches {
  const each = (shape: Shape): Tensor[] => Array.from({ length: batches }, () => take([batch, ...shape]));
  return { xs: each(input), ts: each(output) };
}

/** Puts the first weights and every batch where they belong. */
function fill({ parameters }: core.Network, { xs, ts }: Batches, { weights, x, t }: WorkloadData): void {
  const deal = (tensors: readonly Tensor[], numbers: Data): void => {
    let start = 0;
    for (const { shape, data } of tensors) {
      data.set(numbers.subarray(start, start + size(shape)));
      start += size(shape);
    }
  };
  deal(
    parameters.map(({ value }) => value),
    weights,
  );
  deal(xs, x);
  deal(ts, t);
}

function optimizerOf({ kind, lr, weight_decay: weightDecay, betas, eps }: WorkloadOptimizer): Optimizer {
  if (kind === "sgd") return core.sgd({ lr, weightDecay });
  return core.adam({ lr, weightDecay, ...(betas && { betas }), ...(eps !== undefined && { eps }) });
}
