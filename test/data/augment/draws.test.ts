import { describe, expect, it } from "vitest";
import { Draws } from "../../../src/data/augment/draws.ts";
import { threefry } from "../../../src/kernels/threefry.ts";
import { key } from "./pictures.ts";

const at = (epoch: number, picture: number, place: number, count = 4): number[] => {
  const draws = new Draws(key);
  draws.picture(epoch, picture);
  draws.step(place);
  return Array.from({ length: count }, () => draws.uniform());
};

describe("draws", () => {
  it("are the cipher of the picture's own key, at the step's place", () => {
    const [own, block] = [new Uint32Array(2), new Uint32Array(2)];
    threefry(own, key[0], key[1], 7, 3);
    threefry(block, own[0], own[1], 1, 2);
    expect(at(3, 7, 2).slice(2)).toEqual(Array.from(block, (bits) => (bits + 0.5) / 2 ** 32));
  });

  it("differ with the epoch, the picture and the step, and with nothing else", () => {
    const all = [at(1, 1, 0), at(2, 1, 0), at(1, 2, 0), at(1, 1, 1), at(2, 2, 0)].map(String);
    expect(new Set(all).size).toBe(5);
    const draws = new Draws(key);
    draws.picture(9, 9);
    draws.step(4);
    draws.uniform();
    draws.picture(1, 1);
    draws.step(0);
    expect([draws.uniform(), draws.uniform()]).toEqual(at(1, 1, 0, 2));
  });

  it("are even: on (0, 1), and on (−1, 1) where they have a sign", () => {
    const draws = new Draws(key);
    draws.picture(1, 0);
    draws.step(0);
    const [some, signed] = [() => draws.uniform(), () => draws.signed()].map((draw) =>
      Array.from({ length: 4000 }, draw),
    );
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
    expect(mean(some)).toBeCloseTo(0.5, 1.5);
    expect(mean(signed)).toBeCloseTo(0, 1);
    expect(mean(signed.map((v) => v * v))).toBeCloseTo(1 / 3, 1.5);
    expect(some.every((v) => v > 0 && v < 1)).toBe(true);
    expect(signed.every((v) => v > -1 && v < 1)).toBe(true);
  });
});
