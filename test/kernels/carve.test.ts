import { expect, it } from "vitest";
import { carve, type Take } from "../../src/kernels/carve.ts";
import type { Backend } from "../../src/kernels/kernels.ts";
import { reference } from "../../src/kernels/reference/index.ts";

it.each([
  ["float32", 4],
  ["float64", 2],
] as const)("opens one block of exactly the length that is taken (%s)", (dtype, lanes) => {
  const opened: number[] = [];
  const watched: Backend = {
    name: "watched",
    exact: true,
    open(type, length) {
      opened.push(length);
      return reference.open(type, length);
    },
  };
  const [a, b, c] = carve(watched, dtype, (take) => [take([3, 3]), take([]), take([5])]);
  const padded = (n: number): number => Math.ceil(n / lanes) * lanes;
  expect(opened).toEqual([0, padded(9) + padded(1) + padded(5)]);
  expect([a, b, c].map(({ shape, data }) => [shape, data.length])).toEqual([
    [[3, 3], 9],
    [[], 1],
    [[5], 5],
  ]);
  expect(a.data.buffer).toBe(c.data.buffer);
  for (const { data } of [a, b, c]) {
    expect(data.byteOffset % 16).toBe(0);
    expect(Array.from(data).every((value) => value === 0)).toBe(true);
    data.fill(1);
  }
  a.data.fill(7);
  expect(Array.from(b.data)).toEqual([1]);
});

it("builds twice, and returns what the second time built", () => {
  let builds = 0;
  const build = (take: Take): number => {
    take([2]);
    return ++builds;
  };
  expect(carve(reference, "float32", build)).toBe(2);
});
