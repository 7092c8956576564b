import type { Key } from "../../kernels/kernels.ts";
import { type Data, type Shape, size } from "../../kernels/tensor.ts";
import type { Numbers } from "../table.ts";
import { Affine } from "./affine.ts";
import { Draws } from "./draws.ts";
import { resampler } from "./resample.ts";
import type { AugmentStep } from "./step.ts";

/** Makes new pictures of old ones. */
export interface Augmenter {
  /** The bytes it works in. */
  readonly bytes: number;
  /**
   * The picture that starts at `from` in `pictures`, which is number `picture` of its set, as epoch `epoch` sees it:
   * numbers in the picture's own units, [channels, height, width], overwritten by the next call.
   */
  augment(pictures: Numbers, from: number, picture: number, epoch: number): Data;
}

/** A step made ready for pictures of one shape: takes part in the map under way, or ends it and paints. */
interface Ready {
  readonly p: number;
  readonly place: number;
  readonly move?: (draws: Draws) => void;
  readonly paint?: (draws: Draws) => void;
}

/**
 * A pipeline over pictures of a shape [channels, height, width], in float64 throughout. Steps act in the order in which
 * they stand. Neighbouring geometric steps make one map, applied by one interpolation; its displacements are added to the
 * places of the new picture, wherever in the run `elastic` stands. A picture depends on the key, its number and the epoch.
 */
export function augmenter(steps: readonly AugmentStep[], shape: Shape, key: Key): Augmenter {
  const [, height, width] = shape;
  const [map, draws] = [new Affine(), new Draws(key)];
  const [dx, dy] = [new Float64Array(height * width), new Float64Array(height * width)];
  let [picture, next] = [new Float64Array(size(shape)), new Float64Array(size(shape))];
  let [moved, displaced, peak] = [false, false, 0];
  const resample = resampler(shape, dx, dy);

  const exchange = (): void => {
    [picture, next] = [next, picture];
  };
  const applyMap = (): void => {
    if (!moved && !displaced) return;
    resample(next, picture, map, displaced);
    exchange();
    map.reset();
    if (displaced) for (const field of [dx, dy]) field.fill(0);
    [moved, displaced] = [false, false];
  };
  const ready = steps.map((step, place): Ready => {
    const { p } = step;
    if ("paint" in step) {
      const paint = step.paint(shape);
      return {
        p,
        place,
        paint(draws) {
          applyMap();
          paint(next, picture, peak, draws);
          exchange();
        },
      };
    }
    if ("displace" in step) {
      const displace = step.displace(height, width);
      return {
        p,
        place,
        move(draws) {
          displaced = true;
          displace(dx, dy, draws);
        },
      };
    }
    return {
      p,
      place,
      move(draws) {
        moved = true;
        step.move(map, draws);
      },
    };
  });

  return {
    // Two fields, two pictures and the bordered one of the resampler.
    bytes: 8 * (2 * height * width + 2 * size(shape) + (height + 3) * (width + 3)),
    augment(pictures, from, number, epoch) {
      peak = 0;
      for (let i = 0; i < picture.length; i++) {
        const value = pictures[from + i];
        picture[i] = value;
        if (value > peak) peak = value;
      }
      draws.picture(epoch, number);
      for (const { p, place, move, paint } of ready) {
        draws.step(place);
        if (p < 1 && draws.uniform() >= p) continue;
        move?.(draws);
        paint?.(draws);
      }
      applyMap();
      return picture;
    },
  };
}
