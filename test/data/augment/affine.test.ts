import { expect, it } from "vitest";
import { Affine } from "../../../src/data/augment/affine.ts";

const apply = ({ a, b, c, d, x, y }: Affine, [u, v]: readonly [number, number]): [number, number] => [
  a * u + b * v + x,
  c * u + d * v + y,
];

it("fetches through its steps from the last to the first", () => {
  const map = new Affine();
  map.compose(2, 1, 0, 3);
  map.translate(10, 20);
  map.compose(0, 1, -1, 0);
  const turned = [7, -5] as const; // [0 1; −1 0]·(5, 7)
  const moved = [turned[0] + 10, turned[1] + 20];
  expect(apply(map, [5, 7])).toEqual([2 * moved[0] + moved[1], 3 * moved[1]]);
  map.reset();
  expect(apply(map, [5, 7])).toEqual([5, 7]);
});
