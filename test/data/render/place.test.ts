import { describe, expect, it } from "vitest";
import { stream } from "../../../src/core/random/index.ts";
import { bounds } from "../../../src/data/render/bounds.ts";
import { mouseHand } from "../../../src/data/render/hand.ts";
import { place } from "../../../src/data/render/place.ts";

const bar = () => [
  { x: Float64Array.of(3, 3.5), y: Float64Array.of(7, 8), radius: Float64Array.of(0.5, 0.5) },
  { x: Float64Array.of(3.25), y: Float64Array.of(7), radius: Float64Array.of(0.5) },
];
const steady = { ...mouseHand, size: 20, sizeSpread: 0, offCentre: 0 };

describe("place", () => {
  it("brings the longer side to the size, keeps proportions, and puts it in the middle", () => {
    const paths = bar();
    place(paths, steady, 28, stream(0, "place"));
    expect(bounds(paths, false)).toEqual({ left: 9, top: 4, width: 10, height: 20 });
    expect(paths[1]!.x[0]).toBeCloseTo(14, 12);
  });

  it("varies the size and the place, each by about what it is told", () => {
    const random = stream(1, "place");
    const boxes = Array.from({ length: 400 }, () => {
      const paths = bar();
      place(paths, { ...steady, size: 16, sizeSpread: 0.1, offCentre: 1 }, 28, random);
      return bounds(paths, false);
    });
    const spread = (values: number[], mean: number): number =>
      Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(
      Math.abs(
        spread(
          boxes.map(({ height }) => height),
          16,
        ) - 1.6,
      ),
    ).toBeLessThan(0.2);
    expect(
      Math.abs(
        spread(
          boxes.map(({ left, width }) => left + width / 2),
          14,
        ) - 1,
      ),
    ).toBeLessThan(0.15);
    expect(
      Math.abs(
        spread(
          boxes.map(({ top, height }) => top + height / 2),
          14,
        ) - 1,
      ),
    ).toBeLessThan(0.15);
  });

  it("lets no ink leave the page, and nothing become too small to read", () => {
    const random = stream(2, "place");
    for (let i = 0; i < 200; i++) {
      const paths = bar();
      place(paths, { ...steady, sizeSpread: 1, offCentre: 20 }, 28, random);
      const { left, top, width, height } = bounds(paths, true);
      expect(Math.min(left, top)).toBeGreaterThan(-1e-9);
      expect(Math.max(left + width, top + height)).toBeLessThan(28 + 1e-9);
      expect(height).toBeGreaterThan(8.99);
    }
  });

  it("survives a sign that is one point", () => {
    const dot = [{ x: Float64Array.of(1), y: Float64Array.of(1), radius: Float64Array.of(0.5) }];
    place(dot, steady, 28, stream(0, "place"));
    expect([dot[0]!.x[0], dot[0]!.y[0]]).toEqual([14, 14]);
  });
});
