import { describe, expect, it } from "vitest";
import { gnuLog } from "../../../src/core/random/gnu-log.ts";
import { numpyRandom } from "../../../src/core/random/numpy-random.ts";
import { trueValues, worstError } from "../../kernels/elementary/true-values.ts";
import { digest, numpyValues } from "./numpy-values.ts";

const HUNDRED_THOUSAND = 100_000;

describe("gnuLog", () => {
  it("is the C library's, bit for bit: all along its table, near 1, and over the exponents", () => {
    const random = numpyRandom(8);
    const unit = random.rand(HUNDRED_THOUSAND);
    const nearOne = random.rand(HUNDRED_THOUSAND).map((u) => 0.9 + u / 5);
    const wide = random.rand(HUNDRED_THOUSAND).map((u) => 1 + u);
    const scaled = wide.map((u) => u * 2 ** random.randint(-1000, 1000));
    expect(digest(Float64Array.from([unit, nearOne, scaled].flatMap((x) => Array.from(x, gnuLog))))).toBe(
      numpyValues().log.logs,
    );
  });

  it("is within 0.52 ulp of the true value", () => {
    const points = trueValues("log").filter(({ x }) => x > 2.3e-308);
    expect(worstError(gnuLog, points).ulps).toBeLessThan(0.52);
  });

  it("is zero at one", () => {
    expect(gnuLog(1)).toBe(0);
  });
});
