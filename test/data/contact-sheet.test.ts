import { describe, expect, it } from "vitest";
import { contactSheet } from "../../src/data/contact-sheet.ts";

describe("contactSheet", () => {
  it("lays pictures out in rows, ink black on white, ruled in gray, a place that is left over gray too", () => {
    const images = Uint8Array.of(255, 0, 0, 255, 0, 0, 0, 0, 9, 9, 9, 9);
    const { width, height, gray } = contactSheet(images, 2, 2);
    expect([width, height]).toEqual([10, 10]);
    const at = (x: number, y: number): number[] => [gray[y * 10 + x]!, gray[y * 10 + x + 1]!];
    expect([at(2, 2), at(2, 3)]).toEqual([
      [0, 255],
      [255, 0],
    ]);
    expect([at(6, 2), at(2, 6), at(6, 6)]).toEqual([
      [255, 255],
      [246, 246],
      [128, 128],
    ]);
    expect([at(0, 0), at(4, 2), at(8, 9)]).toEqual(Array(3).fill([128, 128]));
  });

  it("is no wider than its pictures", () => {
    expect(contactSheet(new Uint8Array(4), 2, 20)).toMatchObject({ width: 6, height: 6 });
  });
});
