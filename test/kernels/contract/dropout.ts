import { describe, expect, it } from "vitest";
import type { Backend, Key } from "../../../src/kernels/kernels.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { copyOf, openBench } from "./bench.ts";
import { lengths } from "./numbers.ts";

/** Masks: what they hold, how many they drop, and that they depend on key, step and place alone. */
export function dropoutContract(backend: Backend, dtype: DType): void {
  const { kernels: k, take } = openBench(backend, dtype);
  const key: Key = [0x13198a2e, 0x03707344];
  const round = (value: number): number => (dtype === "float32" ? Math.fround(value) : value);
  const maskOf = (n: number, rate: number, of: Key = key, step = 3): number[] => {
    const mask = take([n]);
    k.dropoutMask(mask, rate, of, step);
    return copyOf(mask);
  };

  describe("dropoutMask", () => {
    it("decides element i by Threefry at counter (step, i >> 1), word i & 1", () => {
      expect(threefry([0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3])).toEqual([0xc4923a9c, 0x483df7a0]);
      for (const n of lengths) {
        for (const rate of [0.1, 0.5, 0.9]) {
          const words = Array.from({ length: n }, (_, i) => threefry(key, [3, i >> 1])[i & 1]);
          expect(maskOf(n, rate), `${n} at ${rate}`).toEqual(
            words.map((word) => (word / 2 ** 32 < rate ? 0 : round(1 / (1 - rate)))),
          );
        }
      }
    });

    it.each([0.1, 0.3, 0.5, 0.9])("drops a share of %f, and the mean stays 1", (rate) => {
      const n = 100_000;
      const mask = maskOf(n, rate);
      const dropped = mask.filter((value) => value === 0).length;
      const deviation = Math.sqrt(n * rate * (1 - rate));
      expect(Math.abs(dropped - n * rate)).toBeLessThan(4 * deviation);
      expect(new Set(mask)).toEqual(new Set([0, round(1 / (1 - rate))]));
      expect(Math.abs(mask.reduce((a, b) => a + b) / n - 1)).toBeLessThan((4 * deviation) / n / (1 - rate));
    });

    it("drops neighbours, and the same place at the next step, independently", () => {
      const n = 50_000;
      const [now, next] = [maskOf(n, 0.5), maskOf(n, 0.5, key, 4)];
      const together = (a: number[], b: number[]): number => a.filter((value, i) => value === 0 && b[i] === 0).length;
      for (const count of [together(now, next), together(now.slice(1), now), together(now.slice(2), now)]) {
        expect(Math.abs(count - n / 4)).toBeLessThan(4 * Math.sqrt(n * 0.25 * 0.75));
      }
    });

    it("is the same for the same key and step, another for others, and a short one begins a long one", () => {
      const mask = maskOf(64, 0.5);
      expect(maskOf(64, 0.5)).toEqual(mask);
      expect(maskOf(17, 0.5)).toEqual(mask.slice(0, 17));
      expect(maskOf(64, 0.5, key, 4)).not.toEqual(mask);
      expect(maskOf(64, 0.5, [key[0] + 1, key[1]])).not.toEqual(mask);
      expect(maskOf(64, 0.5, [key[0], key[1] + 1])).not.toEqual(mask);
    });

    it("drops nothing at a rate of 0", () => {
      expect(maskOf(1001, 0)).toEqual(Array.from({ length: 1001 }, () => 1));
    });
  });
}

/** Threefry-2x32 with 20 rounds (Salmon et al. 2011), written once more in whole numbers of any size. */
function threefry([k0, k1]: Key, [c0, c1]: Key): Key {
  const [mask, rotations] = [0xffffffffn, [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n]];
  const keys = [BigInt(k0), BigInt(k1), 0x1bd11bdan ^ BigInt(k0) ^ BigInt(k1)];
  let [x, y] = [(BigInt(c0) + keys[0]) & mask, (BigInt(c1) + keys[1]) & mask];
  for (let round = 0; round < 20; round++) {
    const by = rotations[round % 8];
    x = (x + y) & mask;
    y = (((y << by) | (y >> (32n - by))) & mask) ^ x;
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    x = (x + keys[injection % 3]) & mask;
    y = (y + keys[(injection + 1) % 3] + BigInt(injection)) & mask;
  }
  return [Number(x), Number(y)];
}
