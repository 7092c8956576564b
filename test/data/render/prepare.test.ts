import { describe, expect, it } from "vitest";
import { boxSize, imageSize, prepareImage } from "../../../src/data/render/prepare.ts";

describe("prepareImage", () => {
  it("moves the centre of mass to pixel (14, 14), stretches to 255 and keeps proportions", () => {
    const coverage = new Float64Array(boxSize * boxSize);
    coverage[10 * boxSize + 8] = 0.5;
    coverage[10 * boxSize + 10] = 0.25;
    coverage[10 * boxSize + 12] = 0.25;
    const image = prepareImage(coverage)!;
    const inked = [...image.entries()].filter(([, grey]) => grey > 0);
    // The centre is column (255·8 + 128·10 + 128·12) / 511 = 9.507, so the box moves 4 to the right: 13.507 is nearer 14 than 14.507.
    expect(inked).toEqual([
      [14 * imageSize + 12, 255],
      [14 * imageSize + 14, 128],
      [14 * imageSize + 16, 128],
    ]);
  });

  it("has no image for ink that would leave it when centred, or for none", () => {
    const coverage = new Float64Array(boxSize * boxSize);
    expect(prepareImage(coverage)).toBeUndefined();
    coverage[10 * boxSize + 5] = 1;
    expect(prepareImage(coverage)).toBeUndefined();
    coverage[10 * boxSize + 7] = 1;
    expect(prepareImage(coverage)).toBeDefined();
  });
});
