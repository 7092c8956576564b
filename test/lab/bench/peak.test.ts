import { expect, it, vi } from "vitest";
import { compileWasm } from "../../../src/kernels/wasm.ts";
import { openPeak, productPeak } from "../../../src/lab/bench/peak.ts";

/** Each look at the clock is a millisecond after the last. */
function ticking(): () => number {
  let time = 0;
  return () => time++;
}

it("counts ninety-six operations a turn, on four lanes in float32 and on two in float64", () => {
  const peak = openPeak(ticking())!;
  expect(peak("float32")).toBeCloseTo((4_000 * 96 * 4) / 1e6, 9);
  expect(peak("float64")).toBeCloseTo((4_000 * 96 * 2) / 1e6, 9);
});

it("counts a product's multiplications and additions", () => {
  const gflops = productPeak(compileWasm(), "float32", ticking());
  expect(gflops).toBeCloseTo((2 * 512 ** 3) / 1e6, 6);
});

it("is unknown where there is no SIMD", () => {
  const validate = vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
  expect(openPeak(ticking())).toBeUndefined();
  validate.mockRestore();
});
