import type { LayerSpec, Pass, Trace } from "../../src/core/layer.ts";
import { buildNetwork, initialize, type Network, takeTrace } from "../../src/core/network.ts";
import { stream, streamKey } from "../../src/core/random/index.ts";
import { carve } from "../../src/kernels/carve.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import type { DType, Shape } from "../../src/kernels/tensor.ts";

/** A network of the given layers with a trace of `rows` samples, gradients down to the input unless told otherwise. */
export function openPass(
  model: readonly LayerSpec[],
  input: Shape,
  rows: number,
  { dtype = "float64" as DType, seed = 1, inputGradient = true } = {},
): { network: Network; trace: Trace } {
  const opened = carve(reference, dtype, (take, kernels) => {
    const network = buildNetwork(model, { take, kernels, input, key: (name) => streamKey(seed, name) });
    return { network, trace: takeTrace(take, network, rows, inputGradient) };
  });
  initialize(opened.network, stream(seed, "initialisation"));
  return opened;
}

/** A step of training: the first. */
export const training: Pass = { training: true, step: 0 };

/** `count` numbers from [low, high), the same for the same name. */
export function draw(name: string, count: number, low = -1, high = 1): Float64Array {
  const source = stream(7, name);
  return Float64Array.from({ length: count }, () => low + (high - low) * source.uniform());
}
