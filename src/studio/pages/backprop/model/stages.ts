import type { Network } from "../../../../core/network.ts";
import { formatShape, type Shape } from "../../../../kernels/tensor.ts";
import { type Sheet, sheetOf } from "./sheet.ts";

/** A picture of the strip: the input, or what a layer makes of the stage before. */
export interface Stage {
  /** The layer; −1 for the input. */
  readonly layer: number;
  readonly kind: string;
  /** What the reports write for it: x, z or a, with the number of the weighted layer that it belongs to. */
  readonly letter: string;
  readonly order: number;
  /** Names of its numbers and of their errors, as `nabla explain` has them. */
  readonly value: string;
  readonly error: string;
  readonly shape: Shape;
  readonly sheet: Sheet;
}

const weighted = new Set(["linear", "conv2d"]);
const activations = new Set(["relu", "leaky_relu", "sigmoid", "tanh", "softmax"]);

/** The strip from left to right. A layer that only reshapes has no picture of its own. */
export function stagesOf({ input, layers }: Pick<Network, "input" | "layers">): Stage[] {
  const first = { layer: -1, kind: "input", letter: "x", order: 0, value: "x", error: "dx" };
  const stages: Stage[] = [{ ...first, shape: input, sheet: sheetOf(input) }];
  let order = 0;
  for (const [layer, { kind, output, reshapes }] of layers.entries()) {
    if (weighted.has(kind)) order++;
    if (reshapes) continue;
    const letter = weighted.has(kind) ? "z" : activations.has(kind) ? "a" : "y";
    const names = { value: `${layer}.y`, error: `${layer}.dy` };
    stages.push({ layer, kind, letter, order, ...names, shape: output, sheet: sheetOf(output) });
  }
  return stages;
}

/** `8 × 24 × 24` */
export function extents(shape: Shape): string {
  return formatShape(shape).replaceAll("x", " × ");
}

/** The shape of what a layer reads, as it was before it was flattened. */
export function readBy({ input, layers }: Pick<Network, "input" | "layers">, layer: number): Shape {
  let below = layer - 1;
  while (below >= 0 && layers[below].reshapes) below--;
  return below < 0 ? input : layers[below].output;
}
