import type { Parameter } from "../../../../core/layer.ts";
import type { Network } from "../../../../core/network.ts";

/** The weights that learn, biases aside, from the lowest layer to the highest. */
export function learningWeights({ parameters }: Network): readonly Parameter[] {
  return parameters.filter(({ requiresGrad, decays }) => requiresGrad && decays);
}

/** The layer that a weight belongs to. */
export function layerOf({ name }: Parameter): number {
  return Number.parseInt(name, 10);
}

/** |∂C/∂W| of each, as the last step left it. */
export function gradientSizes({ kernels }: Network, weights: readonly Parameter[]): number[] {
  return weights.map(({ grad }) => Math.sqrt(kernels.sumSquares(grad)));
}
