import { NablaError } from "../kernels/errors.ts";
import { firstRows, type Tensor } from "../kernels/tensor.ts";
import { type Evaluator, predictAll } from "./evaluate.ts";
import type { Examples } from "./examples.ts";
import type { EpochMetrics } from "./history.ts";
import type { ForwardTrace } from "./layer.ts";
import type { Network } from "./network.ts";

/** Training ran away: the loss is no longer a number. */
export class DivergedError extends NablaError {
  override readonly name = "DivergedError";
}

/** The batch whose loss is no number, and the step that it belongs to. */
export interface BrokenStep {
  readonly trace: ForwardTrace;
  readonly t: Tensor;
  readonly indices: Uint32Array;
  readonly loss: number;
  readonly epoch: number;
  /** From 1. */
  readonly batch: number;
  readonly lr: number;
}

/**
 * Says where the first number broke: in the data, or in which layer for which example, and what usually helps. The
 * data are looked through from the beginning, since an infinite input may break a weight long before it breaks a loss;
 * x and t of the batch are overwritten by that.
 */
export function diverged(network: Network, train: Examples, step: BrokenStep): DivergedError {
  const { trace, t, indices, loss, epoch, batch, lr } = step;
  const head = `loss is ${loss} at epoch ${epoch}, batch ${batch}`;
  const layer = firstBrokenLayer(network, trace, indices);
  const data = firstBrokenExample(train, "training", [trace[0].x, t], epoch);
  if (data) return new DivergedError(`${head}: ${data}. Repair or drop it.`);
  return new DivergedError(
    `${head}: ${layer ?? "every output is finite, but the loss of them overflows"}. ${cure(lr)}`,
  );
}

/** An epoch that ended in a figure that is no number, and what it was trained and validated on. */
export interface BrokenEpoch {
  readonly metrics: EpochMetrics;
  readonly evaluator: Evaluator;
  readonly train: Examples;
  readonly val: Examples | undefined;
}

/**
 * Says what broke where the losses of an epoch were numbers but what was measured after it is none: its last update, or
 * an example that only the validation has seen. x and t of the evaluator are overwritten. @returns undefined where all
 * figures are finite
 */
export function divergedAfter({ metrics, evaluator, train, val }: BrokenEpoch): DivergedError | undefined {
  const { epoch, lr, val_loss, grad_norm, update_ratio } = metrics;
  const measured = Object.entries({ val_loss, grad_norm, update_ratio });
  const broken = measured.find(([, value]) => value !== undefined && !Number.isFinite(value));
  if (!broken) return undefined;
  const head = `${broken[0]} is ${broken[1]} after epoch ${epoch}`;
  const [{ x }] = evaluator.trace;
  const data =
    firstBrokenExample(train, "training", [x, evaluator.t], epoch) ??
    (val && firstBrokenExample(val, "validation", [x, evaluator.t], epoch));
  if (data) return new DivergedError(`${head}: ${data}. Repair or drop it.`);
  return new DivergedError(`${head}: ${brokenWeights(evaluator.network) ?? brokenOutput(evaluator, val)}. ${cure(lr)}`);
}

function brokenWeights({ parameters }: Network): string | undefined {
  const broken = parameters.find(({ value }) => firstNonFinite(value));
  return broken && `its last update broke the weights, ${broken.name} first`;
}

/** Where finite weights give a validation loss that is no number. */
function brokenOutput(evaluator: Evaluator, val: Examples | undefined): string {
  for (const { indices } of val ? predictAll(evaluator, val) : []) {
    const layer = firstBrokenLayer(evaluator.network, evaluator.trace, indices);
    if (layer) return `${layer} of the validation data`;
  }
  return "its weights and outputs are finite, but what is measured of them overflows";
}

function cure(lr: number): string {
  return `Likely lr ${lr} is too large: try a tenth of it, or clip gradients (trainer.clip_norm).`;
}

function firstBrokenLayer({ layers }: Network, trace: ForwardTrace, indices: Uint32Array): string | undefined {
  for (const [l, { y }] of trace.entries()) {
    const broken = firstNonFinite(y);
    if (!broken || broken.row >= indices.length) continue;
    return `first non-finite value in model[${l}] ${layers[l].kind}, example ${indices[broken.row]} (${broken.value})`;
  }
  return undefined;
}

/** Looks through all examples, as many at a time as x and t have rows. */
function firstBrokenExample(
  examples: Examples,
  part: string,
  [whole, targets]: readonly [Tensor, Tensor],
  epoch: number,
): string | undefined {
  const rows = Math.min(whole.shape[0] ?? 1, examples.length);
  const [x, t] = [firstRows(whole, rows), firstRows(targets, rows)];
  const all = Uint32Array.from({ length: examples.length }, (_, i) => i);
  const seen = examples.forEpoch?.(epoch, all) ?? examples;
  for (let start = 0; start < examples.length; start += rows) {
    // The last ones are read once more rather than fewer at a time.
    const first = Math.max(0, Math.min(start, examples.length - rows));
    const indices = all.subarray(first, first + rows);
    seen.gather(x, t, indices);
    const [input, target] = [firstNonFinite(x), firstNonFinite(t)];
    if (input) return `example ${indices[input.row]} of the ${part} data holds ${input.value} itself`;
    if (target) return `the target of example ${indices[target.row]} of the ${part} data is ${target.value} itself`;
  }
  return undefined;
}

function firstNonFinite({ shape, data }: Tensor): { row: number; value: number } | undefined {
  const at = data.findIndex((value) => !Number.isFinite(value));
  return at < 0 ? undefined : { row: Math.floor(at / (data.length / (shape[0] ?? 1))), value: data[at] };
}
