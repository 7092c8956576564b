import { describe, expect, it } from "vitest";
import { streamKey } from "../../../src/core/random/index.ts";
import {
  type AugmentStep,
  augmenter,
  elastic,
  rotation,
  scale,
  shear,
  shift,
  thickness,
} from "../../../src/data/augment/index.ts";
import { blobs, changed, key } from "./pictures.ts";

const shape = [2, 13, 11];
const pixels = blobs(shape);
const pipeline = [rotation({ amplitude: 15 }), shift({ amplitude: 2 }), elastic({ alpha: 10, sigma: 3 })];

describe("augmenter", () => {
  it("depends on the key, the epoch, the picture's number and the place of a step, and on nothing else", () => {
    const made = changed(pipeline, pixels, shape, { number: 3, epoch: 2 });
    expect(changed(pipeline, pixels, shape, { number: 3, epoch: 2 })).toEqual(made);
    const twice = new Float64Array(2 * pixels.length);
    twice.set(pixels, pixels.length);
    expect(changed(pipeline, twice, shape, { number: 3, epoch: 2, from: pixels.length })).toEqual(made);
    for (const other of [
      changed(pipeline, pixels, shape, { number: 4, epoch: 2 }),
      changed(pipeline, pixels, shape, { number: 3, epoch: 3 }),
      changed(pipeline, pixels, shape, { number: 3, epoch: 2, with: streamKey(6, "augment") }),
      changed(pipeline.toReversed(), pixels, shape, { number: 3, epoch: 2 }),
    ])
      expect(other).not.toEqual(made);
  });

  it("has the same pixels whatever was made before", () => {
    const steps = [...pipeline, thickness({ amplitude: 1 }), elastic({ alpha: 8, p: 0.5 })];
    const used = augmenter(steps, shape, key);
    for (const number of [4, 1, 0, 2, 0]) {
      const made = Array.from(used.augment(pixels, 0, number, 1));
      expect(made).toEqual(changed(steps, pixels, shape, { number }));
    }
  });

  it("interpolates neighbouring geometric steps once: there and back is nowhere", () => {
    const there: AugmentStep = { kind: "there", p: 1, move: (map) => map.translate(0.5, 0.25) };
    const back: AugmentStep = { kind: "back", p: 1, move: (map) => map.translate(-0.5, -0.25) };
    const identity = changed([there, back], pixels, shape);
    expect(identity).toEqual(Array.from(pixels, (v) => expect.closeTo(v, 12)));
    // A step that paints ends the map: two interpolations blur.
    const paint: AugmentStep = { kind: "copy", p: 1, paint: () => (to, from) => to.set(from) };
    expect(changed([there, paint, back], pixels, shape)).not.toEqual(identity);
  });

  it("lets steps act in the order in which they stand", () => {
    const seen: string[] = [];
    const told = (kind: string): AugmentStep => ({
      kind,
      p: 1,
      paint: () => (to, from) => {
        seen.push(kind);
        to.set(from);
      },
    });
    changed([told("first"), told("second")], pixels, shape);
    expect(seen).toEqual(["first", "second"]);
    const [turn, move] = [
      { kind: "turn", p: 1, move: (map) => map.compose(0, -1, 1, 0) },
      { kind: "move", p: 1, move: (map) => map.translate(-1, 0) },
    ] satisfies AugmentStep[];
    const square = Uint8Array.of(0, 0, 0, 0, 0, 7, 0, 0, 0);
    // Turned, the dot on the right is below, then one further to the right; moved first, it has left the picture.
    expect(changed([turn, move], square, [1, 3, 3]).map(Math.round)).toEqual([0, 0, 7, 0, 0, 0, 0, 0, 0]);
    expect(changed([move, turn], square, [1, 3, 3]).every((v) => Math.abs(v) < 1e-9)).toBe(true);
  });

  it("changes a picture with the probability that a step has, and leaves the others exactly as they are", () => {
    const steps = [rotation({ amplitude: 15, p: 0.3 })];
    const same = Array.from({ length: 400 }, (_, number) => changed(steps, pixels, shape, { number })).filter(
      (made) => JSON.stringify(made) === JSON.stringify(Array.from(pixels)),
    );
    expect(same.length / 400).toBeCloseTo(0.7, 1);
  });

  it("does the same to every channel", () => {
    const half = pixels.subarray(0, 143);
    const both = new Float64Array(286);
    both.set(half);
    both.set(half, 143);
    const steps = [...pipeline, scale({ amplitude: 0.2 }), shear({ amplitude: 0.2 }), thickness({ amplitude: 1 })];
    const made = changed(steps, both, shape);
    expect(made.slice(143)).toEqual(made.slice(0, 143));
    expect(made.slice(0, 143)).toEqual(changed(steps, half.slice(), [1, 13, 11]));
  });

  it("keeps the range of the pixels and is finite, for pictures down to one pixel", () => {
    for (const tiny of [
      [1, 1, 1],
      [3, 1, 9],
      [1, 7, 2],
    ]) {
      const bytes = Uint8Array.from({ length: tiny[0] * tiny[1] * tiny[2] }, (_, i) => (i * 83) % 256);
      const made = changed([...pipeline, thickness({ amplitude: 3 })], bytes, tiny);
      expect(made.every((v) => v >= 0 && v <= Math.max(...bytes))).toBe(true);
    }
  });
});
