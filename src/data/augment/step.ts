import type { Data, Shape } from "../../kernels/tensor.ts";
import type { Affine } from "./affine.ts";
import type { Draws } from "./draws.ts";

/**
 * One step of a pipeline. It has no memory: what it does to a picture is drawn anew. Geometric steps say from where the
 * picture's places are to be fetched; the others paint a new picture.
 */
export type AugmentStep = {
  readonly kind: string;
  /** The probability that a picture is changed at all. */
  readonly p: number;
} & (
  | { /** Adds itself to the map of the steps before it. */ readonly move: (map: Affine, draws: Draws) => void }
  | { /** Makes a field of displacements for pictures of a size. */ readonly displace: Displace }
  | { /** Makes what paints pictures of a shape. */ readonly paint: (shape: Shape) => Paint }
);

/** Makes, for pictures of a size, what adds displacements in pixels to dx and dy [height · width]. */
export type Displace = (height: number, width: number) => (dx: Data, dy: Data, draws: Draws) => void;

/** Writes into `to` what becomes of `from`, both [channels, height, width]; no pixel is above `peak`, the brightest there was. */
export type Paint = (to: Data, from: Data, peak: number, draws: Draws) => void;
