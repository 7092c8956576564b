import { describe, expect, it } from "vitest";
import { nextWord, seedTwister, seedTwisterByArray } from "../../../src/core/random/mt19937.ts";

describe("mt19937", () => {
  it("gives the published 10,000th word of the default seed", () => {
    const twister = seedTwister(5489);
    for (let i = 1; i < 10_000; i++) nextWord(twister);
    expect(nextWord(twister)).toBe(4123659995);
  });

  it("gives the published first words of the published array", () => {
    const twister = seedTwisterByArray([0x123, 0x234, 0x345, 0x456]);
    expect([1, 2, 3, 4, 5].map(() => nextWord(twister))).toEqual([
      1067595299, 955945823, 477289528, 4107218783, 4228976476,
    ]);
  });
});
