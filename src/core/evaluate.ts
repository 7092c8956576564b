import type { Take } from "../kernels/carve.ts";
import { type DType, firstRows, size, type Tensor } from "../kernels/tensor.ts";
import type { Examples } from "./examples.ts";
import type { ForwardTrace } from "./layer.ts";
import type { Loss } from "./loss.ts";
import { hits } from "./metrics.ts";
import { forward, inference, type Network, shortenForward, takeForwardTrace } from "./network.ts";

/** The tensors of a pass that predicts `rows` examples at a time. */
export interface Evaluator {
  readonly network: Network;
  readonly loss: Loss;
  readonly trace: ForwardTrace;
  readonly t: Tensor;
  readonly losses: Tensor;
  readonly p: Tensor;
}

/** An evaluation takes at most so many examples at a time, and no more than fit into so many bytes. */
const most = { rows: 500, bytes: 2 ** 24 };

/** How many examples an evaluation of the network takes at a time: what it gives does not depend on it. */
export function evaluationRows(network: Network, dtype: DType): number {
  const bytes = (rows: number): number => {
    let numbers = 0;
    takeForwardTrace(
      (shape) => {
        numbers += size(shape);
        return { shape, data: new Float32Array(0) };
      },
      network,
      rows,
    );
    return numbers * (dtype === "float32" ? 4 : 8);
  };
  const each = bytes(2) - bytes(1);
  return Math.max(1, Math.min(most.rows, Math.floor(most.bytes / each)));
}

/** Takes what an evaluation of up to `rows` examples at a time needs. */
export function takeEvaluator(take: Take, network: Network, loss: Loss, rows: number): Evaluator {
  const shape = [rows, ...network.output];
  return {
    network,
    loss,
    trace: takeForwardTrace(take, network, rows),
    t: take(shape),
    losses: take([rows]),
    p: take(shape),
  };
}

/** One batch, predicted. The tensors are overwritten by the next. */
export interface Predicted {
  /** Which examples these are. */
  readonly indices: Uint32Array;
  readonly x: Tensor;
  /** Raw outputs, and as probabilities where the loss says how. */
  readonly y: Tensor;
  readonly p: Tensor;
  readonly t: Tensor;
  /** Each example's own loss. */
  readonly losses: Tensor;
}

/** Predicts all examples in order, a batch at a time. */
export function* predictAll(evaluator: Evaluator, examples: Examples): Generator<Predicted, void> {
  const { network, loss } = evaluator;
  const batch = evaluator.t.shape[0] ?? 1;
  for (let start = 0; start < examples.length; start += batch) {
    const rows = Math.min(batch, examples.length - start);
    const trace = rows === batch ? evaluator.trace : shortenForward(network, evaluator.trace, rows);
    const [t, p, losses] = [evaluator.t, evaluator.p, evaluator.losses].map((whole) => firstRows(whole, rows));
    const indices = Uint32Array.from({ length: rows }, (_, i) => start + i);
    const { x } = trace[0];
    examples.gather(x, t, indices);
    const y = forward(network, trace, inference);
    loss.value(network.kernels, losses, y, t);
    loss.probabilities(network.kernels, p, y);
    yield { indices, x, y, p, t, losses };
  }
}

export interface Evaluation {
  /** The mean loss. */
  readonly loss: number;
  /** The share of examples whose class is right; absent for regression. */
  readonly acc?: number | undefined;
  readonly n: number;
}

/** Loss and, for classes, accuracy over all examples. */
export function evaluate(evaluator: Evaluator, examples: Examples, classification: boolean): Evaluation {
  let loss = 0;
  let right = 0;
  for (const { y, t, losses } of predictAll(evaluator, examples)) {
    for (const value of losses.data) loss += value;
    if (classification) right += hits(y, t);
  }
  return {
    loss: evaluator.loss.average(loss, examples.length, size(evaluator.network.output)),
    acc: classification ? right / examples.length : undefined,
    n: examples.length,
  };
}
