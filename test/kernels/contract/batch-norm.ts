import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType, Shape, Tensor } from "../../../src/kernels/tensor.ts";
import { copyOf, expectWithin, openBench } from "./bench.ts";
import { numbers } from "./numbers.ts";

const shapes: Shape[] = [
  ...[1, 3, 4, 5, 8, 17].flatMap((n) => [1, 3, 4, 8, 17].map((channels) => [n, channels])),
  [2, 3, 2, 2],
  [5, 4, 3, 1],
  [1, 2, 5, 5],
  [3, 1, 1, 7],
  [4, 8, 4, 4],
];

/** The places of one channel in [n, channels, …], written the slow way. */
function placesOf({ shape, data }: Tensor, channel: number): number[] {
  const [, channels] = shape;
  const span = data.length / (shape[0] * channels);
  return Array.from(data.keys()).filter((p) => Math.floor(p / span) % channels === channel);
}

/** Batch normalisation, against the definitions and, backward, the whole Jacobian. */
export function batchNormContract(backend: Backend, dtype: DType): void {
  const { kernels: k, eps, take } = openBench(backend, dtype);
  const tolerance = 64 * eps;

  /** A batch with its moments, as `batchMoments` measures them. */
  const batch = (shape: Shape) => {
    const seed = shape.reduce((a, b) => a * 7 + b, 1);
    const channels = shape[1];
    const x = take(shape, numbers(seed, -1, 3));
    const [mean, variance, invStd] = [take([channels]), take([channels]), take([channels])];
    k.batchMoments(mean, variance, invStd, x, 0.01);
    const [gamma, beta] = [take([channels], numbers(seed + 1, 0.5, 2)), take([channels], numbers(seed + 2))];
    return { channels, x, mean, variance, invStd, gamma, beta, dy: take(shape, numbers(seed + 3)), out: take(shape) };
  };

  describe.each(shapes.map((shape) => ({ name: shape.join("x"), shape })))(
    "batch normalisation of $name",
    ({ shape }) => {
      it("measures each channel's mean, biased variance and 1/√(variance + eps)", () => {
        const { channels, x, mean, variance, invStd } = batch(shape);
        for (let c = 0; c < channels; c++) {
          const values = placesOf(x, c).map((p) => x.data[p]);
          const mu = values.reduce((a, b) => a + b) / values.length;
          const spread = values.reduce((sum, value) => sum + (value - mu) ** 2, 0) / values.length;
          expect(Math.abs(mean.data[c] - mu)).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(variance.data[c] - spread)).toBeLessThanOrEqual(tolerance);
          const inverse = 1 / Math.sqrt(spread + 0.01);
          expect(Math.abs(invStd.data[c] / inverse - 1)).toBeLessThanOrEqual(tolerance * 100);
        }
        const again = take([channels]);
        k.inverseStd(again, variance, 0.01);
        expectWithin(again, copyOf(invStd), (c) => 4 * eps * invStd.data[c]);
      });

      it("normalises, scales and shifts; backward it is dy·γ·invStd where the moments are constants", () => {
        const { channels, x, mean, invStd, gamma, beta, dy, out } = batch(shape);
        const expected = new Float64Array(x.data.length);
        const slopes = new Float64Array(x.data.length);
        for (let c = 0; c < channels; c++) {
          for (const p of placesOf(x, c)) {
            expected[p] = (x.data[p] - mean.data[c]) * invStd.data[c] * gamma.data[c] + beta.data[c];
            slopes[p] = dy.data[p] * gamma.data[c] * invStd.data[c];
          }
        }
        k.normalize(out, x, mean, invStd, gamma, beta);
        expectWithin(out, expected, tolerance * 4);
        k.scaleChannels(out, dy, gamma, invStd);
        expectWithin(out, slopes, (p) => 8 * eps * Math.abs(slopes[p]));
      });

      it("goes backward through the batch's mean and variance", () => {
        const { channels, x, mean, invStd, gamma, dy, out } = batch(shape);
        const [dgamma, dbeta] = [take([channels]), take([channels])];
        k.normalizeParameters(dgamma, dbeta, dy, x, mean, invStd);
        k.normalizeBackward(out, dy, x, mean, invStd, gamma, dgamma, dbeta);
        for (let c = 0; c < channels; c++) {
          const places = placesOf(x, c);
          const m = places.length;
          const normalised = places.map((p) => (x.data[p] - mean.data[c]) * invStd.data[c]);
          const errors = places.map((p) => dy.data[p]);
          const dg = errors.reduce((sum, error, i) => sum + error * normalised[i], 0);
          expect(Math.abs(dgamma.data[c] - dg)).toBeLessThanOrEqual(tolerance * m);
          expect(Math.abs(dbeta.data[c] - errors.reduce((a, b) => a + b))).toBeLessThanOrEqual(tolerance * m);
          const slope = gamma.data[c] * invStd.data[c];
          places.forEach((p, i) => {
            // ∂yⱼ/∂xᵢ = γ·invStd·(δij − 1/m − x̂ᵢ·x̂ⱼ/m)
            const expected = errors.reduce(
              (sum, error, j) => sum + error * slope * ((i === j ? 1 : 0) - (1 + normalised[i] * normalised[j]) / m),
              0,
            );
            expect(Math.abs(out.data[p] - expected)).toBeLessThanOrEqual(tolerance * 4 * slope);
          });
        }
      });
    },
  );

  describe("running statistics", () => {
    it("move towards the batch's by momentum, with a correction", () => {
      for (const n of [1, 3, 4, 17]) {
        const [out, a] = [take([n], numbers(n)), take([n], numbers(n + 1))];
        const expected = copyOf(out).map((value, c) => 0.7 * value + 0.3 * a.data[c] * 1.25);
        k.moveTowards(out, a, 0.3, 1.25);
        expectWithin(out, expected, 8 * eps);
      }
    });

    it("of a constant channel have no variance, and eps keeps it from dividing by zero", () => {
      const [x, y] = [take([4, 2], [3, 0, 3, 1, 3, 2, 3, 3]), take([4, 2])];
      const [mean, variance, invStd] = [take([2]), take([2]), take([2])];
      k.batchMoments(mean, variance, invStd, x, 1e-4);
      expect([mean.data[0], variance.data[0]]).toEqual([3, 0]);
      expect(invStd.data[0]).toBeCloseTo(100, 4);
      k.normalize(y, x, mean, invStd, take([2], [2, 2]), take([2], [5, 5]));
      expect([0, 2, 4, 6].map((p) => y.data[p])).toEqual([5, 5, 5, 5]);
    });

    it("keep NaN in its own channel", () => {
      const [mean, variance, invStd] = [take([2]), take([2]), take([2])];
      k.batchMoments(mean, variance, invStd, take([2, 2], [Number.NaN, 1, 1, 3]), 1e-5);
      expect(copyOf(mean)).toEqual([Number.NaN, 2]);
      expect(copyOf(variance)).toEqual([Number.NaN, 1]);
    });
  });
}
