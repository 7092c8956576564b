import { expect, it } from "vitest";
import { stream } from "../../../src/core/random/index.ts";
import { everydayHand } from "../../../src/data/render/hand.ts";
import { renderStyle } from "../../../src/data/render/render-style.ts";

it("a hand without any variation writes the same every time", () => {
  const still = Object.fromEntries(
    Object.keys(everydayHand).map((part) => [part, 0]),
  ) as unknown as typeof everydayHand;
  const style = {
    name: "corner",
    weight: 1,
    masters: [
      [
        [
          [0.2, 0],
          [0.8, 0.5, 1],
          [0.2, 1],
        ],
      ],
    ],
  } as const;
  const pen = { ...still, pen: 1.2 };
  expect(renderStyle(style, pen, stream(1, "a"))).toEqual(renderStyle(style, pen, stream(2, "b")));
});

it("says so when the weight lies too far to one side to be centred", () => {
  const still = { ...everydayHand, jitter: 0, elastic: 0, slantSpread: 0, rotation: 0, aspect: 0, slant: 0, pen: 0.7 };
  const zigzag = Array.from({ length: 60 }, (_, i) => [i % 2, 0.003 * i, 1] as const);
  const style = {
    name: "top-heavy",
    weight: 1,
    masters: [
      [
        zigzag,
        [
          [0.5, 0],
          [0.5, 1],
        ],
      ],
    ],
  } as const;
  expect(() => renderStyle(style, still, stream(0, "a"))).toThrow(
    'Cannot render style "top-heavy": expected ink that can be centred within 20 attempts, received none. Lower the amplitudes of the hand.',
  );
});
