import { expect, it } from "vitest";
import { resample } from "../../../src/studio/drawing/resample.ts";

it("loses no ink, whatever it is made smaller or larger by", () => {
  const ink = Uint8Array.from({ length: 21 * 13 }, (_, i) => (i * 37) % 256);
  const total = ink.reduce((sum, level) => sum + level, 0) / 255;
  for (const size of [5, 7, 13, 21, 40]) {
    const scale = 21 / size;
    const covered = resample({ width: 21, height: 13, ink }, size, size);
    expect(covered.reduce((sum, share) => sum + share, 0) * scale * scale).toBeCloseTo(total, 9);
  }
});

it("keeps a picture of the wanted size as it is, in the middle of the page", () => {
  const covered = resample({ width: 2, height: 1, ink: Uint8Array.of(255, 51) }, 2, 4);
  expect(Array.from(covered)).toEqual([0, 0, 0, 0, 0, 1, 0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

it("each pixel is the mean of what it covers", () => {
  const covered = resample({ width: 4, height: 4, ink: Uint8Array.from({ length: 16 }, (_, i) => 15 * i) }, 2, 2);
  const mean = (...levels: number[]): number => levels.reduce((sum, level) => sum + 15 * level, 0) / 4 / 255;
  expect(Array.from(covered)).toEqual([mean(0, 1, 4, 5), mean(2, 3, 6, 7), mean(8, 9, 12, 13), mean(10, 11, 14, 15)]);
});
