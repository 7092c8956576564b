import { NablaError } from "../kernels/errors.ts";
import type { Tensor } from "../kernels/tensor.ts";
import type { ForwardTrace } from "./layer.ts";
import type { Network } from "./network.ts";

/** Training ran away: the loss is no longer a number. */
export class DivergedError extends NablaError {
  override readonly name = "DivergedError";
}

/** Says where the first number broke: in which layer, for which example, and what usually helps. */
export function diverged(
  network: Network,
  trace: ForwardTrace,
  at: { loss: number; epoch: number; batch: number; lr: number; indices: Uint32Array },
): DivergedError {
  const head = `loss is ${at.loss} at epoch ${at.epoch}, batch ${at.batch}`;
  const input = firstNonFinite(trace[0].x);
  if (input) {
    return new DivergedError(
      `${head}: example ${at.indices[input.row]} of the training data holds ${input.value} itself. Repair or drop it.`,
    );
  }
  const cure = `Likely lr ${at.lr} is too large: try a tenth of it, or clip gradients (trainer.clip_norm).`;
  for (const [l, { y }] of trace.entries()) {
    const broken = firstNonFinite(y);
    if (broken) {
      const where = `first non-finite value in model[${l}] ${network.layers[l].kind}, example ${at.indices[broken.row]}`;
      return new DivergedError(`${head}: ${where} (${broken.value}). ${cure}`);
    }
  }
  return new DivergedError(`${head}: every output is finite, but the loss of them overflows. ${cure}`);
}

function firstNonFinite({ shape, data }: Tensor): { row: number; value: number } | undefined {
  const at = data.findIndex((value) => !Number.isFinite(value));
  return at < 0 ? undefined : { row: Math.floor(at / (data.length / (shape[0] ?? 1))), value: data[at] };
}
