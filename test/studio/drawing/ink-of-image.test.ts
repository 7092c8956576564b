import { describe, expect, it } from "vitest";
import { stream } from "../../../src/core/random/index.ts";
import type { GrayImage } from "../../../src/data/gray-image.ts";
import { drawingCoding } from "../../../src/studio/drawing/coding.ts";
import { inkOfImage } from "../../../src/studio/drawing/ink-of-image.ts";

/** Paper with a bar of ink on it, `wide` × `high` from (20, 10). */
function page(paper: number, ink: number, wide: number, high: number, noise = 0): GrayImage {
  const [width, height] = [160, 120];
  const random = stream(1, "noise");
  const gray = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const level = x >= 20 && x < 20 + wide && y >= 10 && y < 10 + high ? ink : paper;
    return Math.max(0, Math.min(255, Math.round(level + noise * random.normal())));
  });
  return { width, height, gray };
}

it.each([
  ["black on white", 255, 0, 0],
  ["white on black", 0, 255, 0],
  ["a pencil on grey paper", 180, 110, 0],
  ["a noisy photograph", 200, 90, 8],
])("finds %s and cuts it out", (_, paper, ink, noise) => {
  const { width, height, ink: found } = inkOfImage(page(paper, ink, 20, 80, noise))!;
  expect([width, height]).toEqual([10, 40]);
  expect(found.every((level) => level > 200)).toBe(true);
});

it("keeps what is small at its size", () => {
  const { width, height } = inkOfImage(page(255, 0, 7, 12))!;
  expect([width, height]).toEqual([7, 12]);
});

it("keeps the ends of what is thin and long", () => {
  const { width, height, ink } = inkOfImage(page(255, 0, 3, 100))!;
  expect([width, height]).toEqual([2, 40]);
  expect(ink.reduce((sum, level) => sum + level, 0) / 255).toBeCloseTo(1.2 * 40, 0);
});

it("is what a link gives back", () => {
  const content = inkOfImage(page(190, 60, 33, 71, 10))!;
  const drawing = { content, push: [0, 0] } as const;
  expect(drawingCoding.read(drawingCoding.write(drawing))).toEqual(drawing);
});

describe("where there is no ink there is none", () => {
  it.each([
    ["white", page(255, 255, 1, 1)],
    ["black", page(0, 0, 1, 1)],
    ["grey with the grain of paper", page(200, 200, 1, 1, 3)],
    ["a single pixel", { width: 1, height: 1, gray: Uint8Array.of(3) }],
  ])("%s", (_, image) => {
    expect(inkOfImage(image)).toBeUndefined();
  });
});
