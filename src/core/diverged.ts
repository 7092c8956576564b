import { NablaError } from "../kernels/errors.ts";
import type { Tensor } from "../kernels/tensor.ts";
import type { Examples } from "./examples.ts";
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
  const data = firstBrokenExample(train, trace[0].x, t, epoch);
  if (data) return new DivergedError(`${head}: ${data}. Repair or drop it.`);
  const cure = `Likely lr ${lr} is too large: try a tenth of it, or clip gradients (trainer.clip_norm).`;
  return new DivergedError(`${head}: ${layer ?? "every output is finite, but the loss of them overflows"}. ${cure}`);
}

function firstBrokenLayer({ layers }: Network, trace: ForwardTrace, indices: Uint32Array): string | undefined {
  for (const [l, { y }] of trace.entries()) {
    const broken = firstNonFinite(y);
    if (!broken) continue;
    return `first non-finite value in model[${l}] ${layers[l].kind}, example ${indices[broken.row]} (${broken.value})`;
  }
  return undefined;
}

/** Looks through all examples, as many at a time as x and t have rows. */
function firstBrokenExample(train: Examples, x: Tensor, t: Tensor, epoch: number): string | undefined {
  const rows = x.shape[0] ?? 1;
  const all = Uint32Array.from({ length: train.length }, (_, i) => i);
  const seen = train.forEpoch?.(epoch, all) ?? train;
  for (let start = 0; start < train.length; start += rows) {
    // The last ones are read once more rather than fewer at a time.
    const first = Math.max(0, Math.min(start, train.length - rows));
    const indices = all.subarray(first, first + rows);
    seen.gather(x, t, indices);
    const [input, target] = [firstNonFinite(x), firstNonFinite(t)];
    if (input) return `example ${indices[input.row]} of the training data holds ${input.value} itself`;
    if (target) return `the target of example ${indices[target.row]} of the training data is ${target.value} itself`;
  }
  return undefined;
}

function firstNonFinite({ shape, data }: Tensor): { row: number; value: number } | undefined {
  const at = data.findIndex((value) => !Number.isFinite(value));
  return at < 0 ? undefined : { row: Math.floor(at / (data.length / (shape[0] ?? 1))), value: data[at] };
}
