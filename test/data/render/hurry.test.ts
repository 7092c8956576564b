import { describe, expect, it } from "vitest";
import { everydayHand } from "../../../src/data/render/hand.ts";
import { hurry } from "../../../src/data/render/hurry.ts";
import type { Skeleton } from "../../../src/data/render/skeleton.ts";

const hook: Skeleton = [
  [
    [0, 0],
    [1, 0, 0.8],
    [1, 1],
  ],
];
const hurried = (speed: number, deviate: number) =>
  hurry(hook, { ...everydayHand, speed }, { uniform: () => 0.5, normal: () => deviate });

describe("hurry", () => {
  it("moves what is inside a stroke towards the middle of its neighbours and rounds it, and leaves the ends", () => {
    const expected = [
      [
        [0, 0],
        [0.9, 0.1, 0.8 * 0.8],
        [1, 1],
      ],
    ];
    for (const deviate of [2, -2]) {
      const moved = hurried(0.1, deviate);
      moved[0]!.forEach((point, i) => {
        for (const [axis, value] of point.entries()) expect(value).toBeCloseTo(expected[0]![i]![axis]!, 12);
      });
    }
  });

  it("leaves a slow hand's stroke as it is, and half of the way is the most", () => {
    expect(hurried(0, 3)).toEqual(hook);
    expect(hurried(1, 9)[0]![1]).toEqual([0.75, 0.25, 0.4]);
  });
});
