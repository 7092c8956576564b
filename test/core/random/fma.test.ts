import { describe, expect, it } from "vitest";
import { fma } from "../../../src/core/random/fma.ts";
import { stream } from "../../../src/core/random/stream.ts";

describe("fma", () => {
  it("rounds once where two roundings lose the answer", () => {
    const a = 1 + 2 ** -27;
    expect(fma(a, a, -1 - 2 ** -26)).toBe(2 ** -54);
    expect(fma(3, 5, 7)).toBe(22);
    expect(fma(0.1, 10, -1)).toBe(2 ** -54);
  });

  it("is right just beside a tie, on both sides", () => {
    // 1 + 2^-53 is half way between 1 and its neighbour; the product's tail decides.
    expect(fma(1 + 2 ** -52, 2 ** -53, 1)).toBe(1 + 2 ** -52);
    expect(fma(1 - 2 ** -53, 2 ** -53, 1)).toBe(1);
    expect(fma(1, 2 ** -53, 1)).toBe(1);
    expect(fma(-1 - 2 ** -52, 2 ** -53, -1)).toBe(-1 - 2 ** -52);
  });

  it("sees which side of a tie a product lies whose own rounding is the tie", () => {
    const e = 2 ** -20;
    const above = [(1 + e) * 2 ** -53, 1 - e + e * e] as const; // 2^-53 (1 + 2^-60)
    const below = [(1 + 2 ** -30) * 2 ** -53, 1 - 2 ** -30] as const; // 2^-53 (1 - 2^-60)
    const next = 1 + 2 ** -52;
    for (const sign of [1, -1]) {
      expect(fma(sign * above[0], above[1], sign)).toBe(sign * next);
      expect(fma(sign * below[0], below[1], sign)).toBe(sign);
      expect(fma(sign * above[0], above[1], sign * next)).toBe(sign * (1 + 2 ** -51));
      expect(fma(sign * below[0], below[1], sign * next)).toBe(sign * next);
    }
  });

  it("agrees with exact integer arithmetic", () => {
    const random = stream(1, "fma");
    for (let i = 0; i < 20_000; i++) {
      const [a, b] = [random.uniform(-1, 1), random.uniform(-1, 1)];
      const c = random.uniform(-1, 1) * 2 ** -random.below(70);
      expect(fma(a, b, c)).toBe(exactly(a, b, c));
    }
  });
});

/** a * b + c through whole numbers of 2^-300, rounded by hand to 53 bits, ties to even. */
function exactly(a: number, b: number, c: number): number {
  const sum = units(a) * units(b) + units(c) * 2n ** 150n;
  const size = sum < 0n ? -sum : sum;
  const extra = BigInt(Math.max(size.toString(2).length - 53, 0));
  const kept = size >> extra;
  const rest = 2n * (size - (kept << extra));
  const unit = 1n << extra;
  const up = rest > unit || (rest === unit && (kept & 1n) === 1n);
  const value = Number(up ? kept + 1n : kept) * 2 ** (Number(extra) - 300);
  return sum < 0n ? -value : value;
}

/** x as a whole number of 2^-150; the numbers of this test have no finer digits. */
function units(x: number): bigint {
  return BigInt(x * 2 ** 150);
}
