import { describe, expect, it } from "vitest";
import type { ModelMeta } from "../../src/lab/model-file.ts";
import { scalingOf } from "../../src/lab/scaling-of.ts";

const pictures: ModelMeta = {
  ...{ format: "nabla", version: 1, input: [1, 1, 2], outputs: 2, classes: ["a", "b"], raw: "bytes" },
  scaling: { factor: [1 / 255], shift: [-0.5] },
};
const scaled = (meta: ModelMeta, inputs: Uint8Array | Float32Array): number[] => {
  const { factor, shift } = scalingOf(meta, inputs);
  return Array.from(inputs, (value) => value * factor[0] + shift[0]);
};

describe("scalingOf", () => {
  it("is the model's own for inputs of the same kind", () => {
    expect(scalingOf(pictures, Uint8Array.of(255))).toBe(pictures.scaling);
    const numbers: ModelMeta = { ...pictures, raw: "numbers" };
    expect(scalingOf(numbers, Float32Array.of(200))).toBe(numbers.scaling);
  });

  it("makes pixels the same, whether they are bytes, or numbers to 1 or to 255", () => {
    expect(scaled(pictures, Uint8Array.of(0, 51, 255))).toEqual([-0.5, expect.closeTo(-0.3), 0.5]);
    expect(scaled(pictures, Float32Array.of(0, 0.2, 1))).toEqual([-0.5, expect.closeTo(-0.3), 0.5]);
    expect(scaled(pictures, Float32Array.of(0, 51, 255))).toEqual([-0.5, expect.closeTo(-0.3), 0.5]);
    const numbers: ModelMeta = { ...pictures, raw: "numbers", scaling: { factor: [1], shift: [-0.5] } };
    expect(scaled(numbers, Uint8Array.of(0, 51, 255))).toEqual([-0.5, expect.closeTo(-0.3), 0.5]);
  });

  it("takes numbers that are no pixels for what they are", () => {
    const rows: ModelMeta = { ...pictures, input: [2], raw: "numbers" };
    expect(scalingOf(rows, Uint8Array.of(3))).toBe(rows.scaling);
  });
});
