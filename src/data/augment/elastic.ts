import type { Data } from "../../kernels/tensor.ts";
import { cubicBSplineWeights } from "../spline.ts";
import type { Draws } from "./draws.ts";
import type { AugmentStep } from "./step.ts";

export interface ElasticOptions {
  /** Simard's alpha: by what the smoothed noise is multiplied. */
  readonly alpha: number;
  /** Simard's sigma: the standard deviation, in pixels, of the Gaussian that smooths it. */
  readonly sigma?: number;
  readonly p?: number;
}

/**
 * Bends a picture as a rubber sheet (Simard, Steinkraus and Platt 2003): every place is displaced by noise, even on [−1, 1]
 * at every pixel, that a Gaussian of width sigma has smoothed and alpha multiplied. Its displacements have a standard
 * deviation of alpha/(2σ√(3π)) pixels: 1.4 for Simard's alpha 34 and sigma 4.
 *
 * The noise is drawn, and smoothed, on a lattice of cubic B-splines instead of at every pixel: with knots σ√3 apart each
 * spline has a Gaussian's shape and sigma's width, and the field the same standard deviation for a twentieth of the work.
 * The lattice itself is shifted at random, so that no pixel lies always on a knot.
 */
export function elastic({ alpha, sigma = 4, p = 1 }: ElasticOptions): AugmentStep {
  const spacing = sigma * Math.sqrt(3);
  const gain = alpha / (2 * sigma * rootOfPi) / splineDeviation;
  return {
    kind: "elastic",
    p,
    displace(height, width) {
      const [down, across] = [weightsAlong(height, spacing), weightsAlong(width, spacing)];
      const [rows, columns] = [down.knots, across.knots];
      const [knots, bands] = [new Float64Array(columns), new Float64Array(rows * width)];
      const addTo = (field: Data, draws: Draws): void => {
        for (let r = 0; r < rows; r++) {
          for (let i = 0; i < columns; i++) knots[i] = gain * draws.signed();
          const band = r * width;
          for (let j = 0; j < width; j++) {
            const [w, k] = [4 * j, across.first[j]];
            bands[band + j] =
              across.weights[w] * knots[k] +
              across.weights[w + 1] * knots[k + 1] +
              across.weights[w + 2] * knots[k + 2] +
              across.weights[w + 3] * knots[k + 3];
          }
        }
        for (let i = 0; i < height; i++) {
          const [w, k, row] = [4 * i, down.first[i] * width, i * width];
          const [w0, w1, w2, w3] = [down.weights[w], down.weights[w + 1], down.weights[w + 2], down.weights[w + 3]];
          for (let j = 0; j < width; j++) {
            const at = k + j;
            field[row + j] +=
              w0 * bands[at] + w1 * bands[at + width] + w2 * bands[at + 2 * width] + w3 * bands[at + 3 * width];
          }
        }
      };
      return (dx, dy, draws) => {
        down.place(draws.uniform());
        across.place(draws.uniform());
        addTo(dx, draws);
        addTo(dy, draws);
      };
    },
  };
}

/** √π */
const rootOfPi = 1.7724538509055159;

/** The mean over all places of Σ B(place − knot)² of cubic B-splines, along each of two axes: (√(151/315))². */
const splineDeviation = 151 / 315;

/** Which four knots, and with which weights, make the value at each of `length` places. */
function weightsAlong(
  length: number,
  spacing: number,
): {
  readonly knots: number;
  readonly first: Int32Array;
  readonly weights: Float64Array;
  /** Puts the first place at a share of the distance from one knot to the next. */
  readonly place: (start: number) => void;
} {
  const first = new Int32Array(length);
  const weights = new Float64Array(4 * length);
  return {
    knots: Math.floor((length - 1) / spacing + 1) + 4,
    first,
    weights,
    place(start) {
      for (let i = 0; i < length; i++) {
        const at = start + i / spacing;
        first[i] = Math.floor(at);
        weights.set(cubicBSplineWeights(at - first[i]), 4 * i);
      }
    },
  };
}
