import { describe, expect, it } from "vitest";
import { bitsAt, threefry } from "../../src/kernels/threefry.ts";
import { numpyValues } from "../core/random/numpy-values.ts";

function block(key0: number, key1: number, counter0: number, counter1: number): number[] {
  const out = new Uint32Array(2);
  threefry(out, key0, key1, counter0, counter1);
  return Array.from(out);
}

describe("threefry", () => {
  it("gives the published answers for 20 rounds", () => {
    expect(block(0, 0, 0, 0)).toEqual([0x6b200159, 0x99ba4efe]);
    expect(block(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)).toEqual([0x1cb996fc, 0xbb002be7]);
    expect(block(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3)).toEqual([0xc4923a9c, 0x483df7a0]);
  });

  it("agrees with a second implementation", () => {
    const { threefry: cases } = numpyValues();
    expect(cases.length).toBe(200);
    for (const [key0, key1, counter0, counter1, first, second] of cases) {
      expect(block(key0, key1, counter0, counter1)).toEqual([first, second]);
    }
  });

  it("takes signed words as the same words", () => {
    expect(block(-1, -1, -1, -1)).toEqual(block(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff));
  });

  it("bitsAt is the first word, the lower half of the counter first", () => {
    for (const [high, low] of [
      [0, 0],
      [0, 9],
      [9, 0],
      [0xffffffff, 5],
    ] as const) {
      expect(bitsAt(1, 2, high, low)).toBe(block(1, 2, low, high)[0]);
    }
  });
});
