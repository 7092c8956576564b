import { describe, expect, it } from "vitest";
import { Affine } from "../../../src/data/augment/affine.ts";
import { Draws } from "../../../src/data/augment/draws.ts";
import * as steps from "../../../src/data/augment/index.ts";
import { blobs, changed, key, middle, picture } from "./pictures.ts";

const shape = [1, 21, 24];
const blob = blobs(shape);

/** The maps that a geometric step draws for so many pictures. */
function maps(step: steps.AugmentStep, count = 400): Affine[] {
  if (!("move" in step)) throw new Error(`${step.kind} has no map`);
  return Array.from({ length: count }, (_, number) => {
    const [map, draws] = [new Affine(), new Draws(key)];
    draws.picture(1, number);
    draws.step(0);
    step.move(map, draws);
    return map;
  });
}

const range = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

describe("shift", () => {
  it("moves evenly up to its amplitude, across and down by themselves", () => {
    const drawn = maps(steps.shift({ amplitude: 2 }));
    for (const values of [drawn.map(({ x }) => x), drawn.map(({ y }) => y)]) {
      const [least, most] = range(values);
      expect(least).toBeGreaterThan(-2);
      expect(least).toBeLessThan(-1.9);
      expect(most).toBeLessThan(2);
      expect(most).toBeGreaterThan(1.9);
    }
    expect(drawn.some(({ x, y }) => Math.abs(x - y) > 1)).toBe(true);
  });

  it("moves the picture's middle by what it drew, and keeps its mass", () => {
    const [map] = maps(steps.shift({ amplitude: 2 }), 1);
    const before = middle(blob, shape);
    const after = middle(changed([steps.shift({ amplitude: 2 })], blob, shape), shape);
    expect(after.x - before.x).toBeCloseTo(-map.x, 2);
    expect(after.y - before.y).toBeCloseTo(-map.y, 2);
    expect(after.mass / before.mass).toBeCloseTo(1, 2);
  });
});

describe("rotation", () => {
  it("turns by up to so many degrees and keeps lengths", () => {
    const drawn = maps(steps.rotation({ amplitude: 30 }));
    for (const { a, b, c, d, x, y } of drawn) {
      expect([a * d - b * c, a * a + c * c]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
      expect([x, y]).toEqual([0, 0]);
    }
    const [least, most] = range(drawn.map(({ b, a }) => (Math.atan2(-b, a) * 180) / Math.PI));
    expect([least, most]).toEqual([expect.closeTo(-30, 0), expect.closeTo(30, 0)]);
  });

  it("turns a picture about its middle: a right angle moves corners to corners", () => {
    // Of pictures turned by up to 90° one is turned by nearly that much.
    const turned = maps(steps.rotation({ amplitude: 90 })).findIndex(({ b }) => b < -0.9999);
    const square = picture("900", "000", "005");
    const after = changed([steps.rotation({ amplitude: 90 })], square, [1, 3, 3], { number: turned });
    expect(after.map(Math.round)).toEqual([0, 0, 5, 0, 0, 0, 9, 0, 0]);
  });
});

describe("scale", () => {
  it("stretches each axis by a factor of its own, even on 1 ± amplitude", () => {
    const drawn = maps(steps.scale({ amplitude: 0.2 }));
    for (const factors of [drawn.map(({ a }) => 1 / a), drawn.map(({ d }) => 1 / d)]) {
      expect(range(factors)).toEqual([expect.closeTo(0.8, 1.5), expect.closeTo(1.2, 1.5)]);
    }
    expect(drawn.every(({ b, c }) => b === 0 && c === 0)).toBe(true);
    expect(drawn.some(({ a, d }) => Math.abs(a - d) > 0.1)).toBe(true);
  });

  it("makes a picture as much larger as it says", () => {
    const [{ a, d }] = maps(steps.scale({ amplitude: 0.2 }), 1);
    const after = middle(changed([steps.scale({ amplitude: 0.2 })], blob, shape), shape);
    expect(after.mass / middle(blob, shape).mass).toBeCloseTo(1 / (a * d), 1);
  });
});

describe("shear", () => {
  it("moves rows sideways in proportion to their distance from the middle", () => {
    const drawn = maps(steps.shear({ amplitude: 0.3 }));
    expect(range(drawn.map(({ b }) => b))).toEqual([expect.closeTo(-0.3, 1.5), expect.closeTo(0.3, 1.5)]);
    expect(drawn.every(({ a, c, d, x, y }) => a === 1 && c === 0 && d === 1 && x === 0 && y === 0)).toBe(true);
  });
});

describe("elastic", () => {
  const [height, width] = [28, 28];
  const fields = (alpha: number, sigma: number): Float64Array[] => {
    const step = steps.elastic({ alpha, sigma });
    if (!("displace" in step)) throw new Error("no field");
    const displace = step.displace(height, width);
    return Array.from({ length: 150 }, (_, number) => {
      const [dx, dy, draws] = [new Float64Array(height * width), new Float64Array(height * width), new Draws(key)];
      draws.picture(1, number);
      draws.step(0);
      displace(dx, dy, draws);
      return [dx, dy];
    }).flat();
  };
  const deviation = (values: readonly number[]): number =>
    Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

  it.each([
    [34, 4],
    [8, 2],
    [36, 6],
  ])("has the spread of Simard's field for alpha %d and sigma %d, at every pixel alike", (alpha, sigma) => {
    const all = fields(alpha, sigma);
    const expected = alpha / (2 * sigma * Math.sqrt(3 * Math.PI));
    expect(deviation(all.flatMap((field) => Array.from(field))) / expected).toBeCloseTo(1, 1);
    // A corner, a middle and an edge: a lattice that stood still would favour its knots.
    for (const at of [0, 14 * width + 14, 5 * width + 27]) {
      expect(deviation(all.map((field) => field[at])) / expected).toBeGreaterThan(0.85);
      expect(deviation(all.map((field) => field[at])) / expected).toBeLessThan(1.15);
    }
  });

  it("is as smooth as noise under a Gaussian of that width: the correlation at a distance r is e^(−r²/4σ²)", () => {
    const all = fields(34, 4);
    const at = (distance: number): number => {
      let [product, squares] = [0, 0];
      for (const field of all) {
        for (let i = 0; i < height; i++) {
          for (let j = 0; j + distance < width; j++) {
            product += field[i * width + j] * field[i * width + j + distance];
            squares += field[i * width + j] * field[i * width + j];
          }
        }
      }
      return product / squares;
    };
    for (const r of [1, 4, 8]) expect(at(r)).toBeCloseTo(Math.exp((-r * r) / 64), 1);
    expect(Math.abs(at(20))).toBeLessThan(0.15);
  });

  it("bends alike everywhere: no pixel lies always on a knot, where a spline bends most", () => {
    const all = fields(34, 4);
    // Second differences along an axis; knots of a lattice that stood still would be near 7, the middle between two near 10.
    const bend = (at: number, along: number, across: number): number => {
      let sum = 0;
      for (const field of all) {
        for (let i = 0; i < 28; i++) {
          const place = at * along + i * across;
          const second = field[place - along] - 2 * field[place] + field[place + along];
          sum += second * second;
        }
      }
      return sum;
    };
    for (const [along, across] of [
      [1, 28],
      [28, 1],
    ]) {
      const ratio = bend(7, along, across) / bend(10, along, across);
      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.6);
    }
  });

  it("moves both axes by themselves, and zero alpha's limit leaves all as it is", () => {
    const [dx, dy] = fields(34, 4);
    expect(dx).not.toEqual(dy);
    expect(changed([steps.elastic({ alpha: 1e-9 })], blob, shape)).toEqual(
      Array.from(blob, (v) => expect.closeTo(v, 6)),
    );
  });
});

describe("thickness", () => {
  const dot = picture("00000", "00000", "00800", "00000", "00000");
  const cross = picture("00000", "00800", "08880", "00800", "00000");
  /** The pictures that so many numbers give. */
  const made = (pixels: Uint8Array, amplitude: number): number[][] =>
    Array.from({ length: 60 }, (_, number) => changed([steps.thickness({ amplitude })], pixels, [1, 5, 5], { number }));

  it("dilates by the brightest of the four neighbours, mixed in by the fraction", () => {
    for (const pixels of made(dot, 1)) {
      const by = pixels[7] / 8; // The pixel above the middle.
      expect(pixels[12]).toBeCloseTo(by > 0 ? 8 : pixels[12], 12);
      for (const at of [7, 11, 13, 17]) expect(pixels[at]).toBe(pixels[7]);
      expect(pixels[6]).toBe(0);
    }
    expect(made(dot, 1).some((pixels) => pixels[7] > 6)).toBe(true);
  });

  it("erodes by the darkest of them: a dot fades, a cross becomes a dot", () => {
    const faded = made(dot, 1).filter((pixels) => pixels[7] === 0);
    expect(faded.length).toBeGreaterThan(15);
    expect(Math.min(...faded.map((pixels) => pixels[12]))).toBeLessThan(1);
    const thin = made(cross, 1).filter((pixels) => pixels[7] < 8);
    for (const pixels of thin) {
      expect(pixels[12]).toBe(8);
      for (const at of [11, 13, 17]) expect(pixels[at]).toBe(pixels[7]);
    }
  });

  it("goes on with whole pixels beyond the first", () => {
    const wide = made(dot, 2).filter((pixels) => pixels[2] > 0);
    expect(wide.length).toBeGreaterThan(10);
    for (const pixels of wide) {
      expect(pixels[7]).toBe(8);
      expect([pixels[6], pixels[2]]).toEqual([pixels[2], pixels[6]]);
      expect([pixels[0], pixels[1]]).toEqual([0, 0]);
    }
  });

  it("takes what lies beyond the edges for 0, and keeps channels apart", () => {
    const full = new Uint8Array(2 * 9).fill(8, 0, 9);
    const all = Array.from({ length: 40 }, (_, number) =>
      changed([steps.thickness({ amplitude: 1 })], full, [2, 3, 3], { number }),
    );
    expect(all.every((pixels) => pixels.slice(9).every((v) => v === 0))).toBe(true);
    const eroded = all.filter((pixels) => pixels[0] < 8);
    expect(eroded.length).toBeGreaterThan(10);
    for (const pixels of eroded) {
      expect(pixels[4]).toBe(8);
      for (const side of [1, 3, 5, 7]) expect(pixels[side]).toBe(pixels[0]);
    }
  });
});

describe("threshold", () => {
  it("leaves two brightnesses: the brightest there was, and 0", () => {
    expect(changed([steps.threshold({ level: 0.5 })], picture("0123", "4568"), [1, 2, 4])).toEqual(
      [0, 0, 0, 0, 8, 8, 8, 8], // 4 is just half of 8.
    );
    expect(changed([steps.threshold({ level: 1 })], picture("0123", "4568"), [1, 2, 4])).toEqual([
      0, 0, 0, 0, 0, 0, 0, 8,
    ]);
  });

  it("gives resampled pictures of two brightnesses their look back", () => {
    const bars = Uint8Array.from({ length: 100 }, (_, at) => (at % 10 > 3 && at % 10 < 7 ? 255 : 0));
    const grey = changed([steps.rotation({ amplitude: 20 })], bars, [1, 10, 10]);
    expect(new Set(grey).size).toBeGreaterThan(3);
    expect(new Set(changed([steps.rotation({ amplitude: 20 }), steps.threshold()], bars, [1, 10, 10]))).toEqual(
      new Set([0, 255]),
    );
  });
});
