import type { Data } from "../kernels/tensor.ts";
import type { ForwardTrace } from "./layer.ts";
import type { Network } from "./network.ts";

/** What a cost says of a derivative, asked at two points around a number. */
export interface CentredDifference {
  /** The two points, as they are stored. */
  readonly down: number;
  readonly up: number;
  /** The cost at each of them. */
  readonly below: number;
  readonly above: number;
  /** (above − below) / (up − down) */
  readonly numeric: number;
  /** Whether a discrete choice (a ReLU's side, a pooling's winner) differs between them: then the difference says nothing. */
  readonly crosses: boolean;
}

/**
 * (C(θ + h) − C(θ − h)) / 2h for the number at `index`, which is put back.
 * @param h relative to the number moved, and no less than it absolutely
 * @param cost computes C from the numbers as they are
 * @param sides the discrete choices of the latest cost
 */
export function centredDifference(
  data: Data,
  index: number,
  h: number,
  cost: () => number,
  sides: () => readonly ArrayLike<number>[],
): CentredDifference {
  const original = data[index];
  const step = h * Math.max(1, Math.abs(original));
  data[index] = original + step;
  const [above, sidesAbove, up] = [cost(), sides(), data[index]];
  data[index] = original - step;
  const [below, sidesBelow, down] = [cost(), sides(), data[index]];
  data[index] = original;
  const crosses = !alike(sidesAbove, sidesBelow);
  return { down, up, below, above, numeric: (above - below) / (up - down), crosses };
}

/** All discrete choices of the latest forward pass: copies, since the next pass overwrites what a layer remembers. */
export function choices({ layers }: Pick<Network, "layers">, trace: ForwardTrace): readonly Float64Array[] {
  return layers.map((layer, l) => new Float64Array(layer.choices?.(trace[l]) ?? []));
}

function alike(some: readonly ArrayLike<number>[], others: readonly ArrayLike<number>[]): boolean {
  return some.every((sides, l) => {
    const other = others[l];
    for (let i = 0; i < sides.length; i++) if (sides[i] !== other[i]) return false;
    return true;
  });
}
