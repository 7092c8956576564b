import type { Network } from "../core/network.ts";
import { type Shape, size } from "../kernels/tensor.ts";

/** A layer as `inspect` and a report list it. */
export interface LayerRow {
  readonly index: number;
  readonly kind: string;
  /** The shape of one example's output. */
  readonly output: Shape;
  readonly parameters: number;
  /** Of these, how many are frozen. */
  readonly frozen: number;
  /** Floating-point operations of a forward pass of one example. */
  readonly flops: number;
}

/** The layers of a network with what each costs. */
export function layerRows({ layers, parameters }: Network): LayerRow[] {
  return layers.map(({ kind, output, flops, reshapes }, index) => {
    const own = parameters.filter(({ name }) => name.startsWith(`${index}.`));
    const count = (of: typeof own): number => of.reduce((sum, { value }) => sum + size(value.shape), 0);
    const frozen = count(own.filter(({ requiresGrad }) => !requiresGrad));
    return { index, kind, output, parameters: count(own), frozen, flops: flops ?? (reshapes ? 0 : size(output)) };
  });
}
