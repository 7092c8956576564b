import type { Backend } from "../../kernels/kernels.ts";
import type { DType } from "../../kernels/tensor.ts";
import { peakModule } from "./peak.generated.ts";
import type { Clock } from "./time-steps.ts";

/** Additions and multiplications a turn of the loop of assembly/peak.ts, in each of which so many lanes count. */
const operations = 96;
const lanes = { float32: 4, float64: 2 };

/**
 * Measures the most that one core reaches in plain 128-bit SIMD, in GFLOP/s: the best of eight runs of about a
 * millisecond; undefined where there is no SIMD.
 */
export function openPeak(now: Clock): ((dtype: DType) => number) | undefined {
  if (!WebAssembly.validate(peakModule)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(peakModule), {});
  const turns = 4_000;
  const peak = (dtype: DType): number =>
    fastest(() => exports[dtype](turns), 8, now, turns * operations * lanes[dtype]);
  // An engine compiles a loop for speed only once it has seen it work.
  for (let i = 0; i < 20; i++) for (const dtype of ["float32", "float64"] as const) peak(dtype);
  return peak;
}

/** What a backend's own product of two 512x512 matrices reaches, in GFLOP/s: the best of five. */
export function productPeak(backend: Backend, dtype: DType, now: Clock): number {
  const side = 512;
  const { kernels, block } = backend.open(dtype, 3 * side * side);
  const matrix = (i: number) => ({ shape: [side, side], data: block.subarray(i * side * side, (i + 1) * side * side) });
  const [out, a, b] = [matrix(0), matrix(1), matrix(2)];
  for (let i = 0; i < block.length; i++) block[i] = 1 / (1 + (i % 7));
  kernels.matmul(out, a, b);
  return fastest(() => kernels.matmul(out, a, b), 5, now, 2 * side * side * side);
}

/** GFLOP/s of the fastest of so many runs. */
function fastest(run: () => void, runs: number, now: Clock, flops: number): number {
  let best = 0;
  for (let i = 0; i < runs; i++) {
    const start = now();
    run();
    best = Math.max(best, flops / ((now() - start) * 1e6));
  }
  return best;
}
