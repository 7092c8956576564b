import { afterEach, beforeEach, expect } from "vitest";
import type { Backend, Kernels } from "../../../src/kernels/kernels.ts";
import { type Data, type DType, type Shape, size, type Tensor } from "../../../src/kernels/tensor.ts";

/** Where the contract is checked: tensors of one backend and precision, with guards around them that nobody may touch. */
export interface Bench {
  readonly dtype: DType;
  readonly kernels: Kernels;
  /** Whether float64 has the same bits everywhere. */
  readonly exact: boolean;
  /** Half the distance from 1 to the next number of this precision. */
  readonly eps: number;
  /** The next tensor of the block, holding `values` or, where there are none, NaN. */
  take(shape: Shape, values?: ArrayLike<number> | (() => number)): Tensor;
}

/** More than the largest case of the contract needs. */
const blockLength = 400_000;
/** What lies between the tensors: exact in both precisions. */
const guard = -777.25;
const guardLength = 8;

/** Opens a bench whose tensors live for one test; after each test its guards are inspected. */
export function openBench(backend: Backend, dtype: DType): Bench {
  const { kernels, block } = backend.open(dtype, blockLength);
  let end = 0;
  let guards: Data[] = [];
  const fence = (): void => {
    guards.push(block.subarray(end, end + guardLength).fill(guard));
    end += guardLength;
  };
  beforeEach(() => {
    [end, guards] = [0, []];
    fence();
  });
  afterEach(() => {
    const touched = guards.filter((zone) => zone.some((value) => value !== guard)).length;
    expect(touched, "guards overwritten: a kernel wrote beside its tensor").toBe(0);
  });
  return {
    dtype,
    kernels,
    exact: backend.exact,
    eps: dtype === "float32" ? 2 ** -24 : 2 ** -53,
    take(shape, values = () => Number.NaN) {
      const data = block.subarray(end, end + size(shape));
      if (data.length < size(shape)) throw new Error(`the bench has no room for ${shape.join("x")}`);
      if (typeof values === "function") for (let i = 0; i < data.length; i++) data[i] = values();
      else data.set(values);
      end += Math.ceil(data.length / 4) * 4;
      // The gap up to the next multiple of four belongs to nobody either.
      guards.push(block.subarray(data.length + end - Math.ceil(data.length / 4) * 4, end).fill(guard));
      fence();
      return { shape, data };
    },
  };
}

/** A copy of a tensor's numbers. */
export function copyOf({ data }: Tensor): number[] {
  return Array.from(data);
}

/**
 * Expects every number to lie within `bound` (an absolute one, or one for each index) of what is expected. NaN agrees
 * with NaN alone and an infinity with itself.
 */
export function expectWithin(
  { data }: Tensor,
  expected: ArrayLike<number>,
  bound: number | ((i: number) => number),
  where = "",
): void {
  expect(data.length, `${where} length`).toBe(expected.length);
  const boundAt = typeof bound === "number" ? () => bound : bound;
  for (let i = 0; i < data.length; i++) {
    const [received, wanted] = [data[i], expected[i]];
    if (Object.is(received, wanted) || Math.abs(received - wanted) <= boundAt(i)) continue;
    expect.fail(`${where} [${i}]: expected ${wanted} within ${boundAt(i)}, received ${received}`);
  }
}

/** Expects agreement to so many units in the last place of each number, and of the smallest normal one below that. */
export function expectUlps(
  { eps, dtype }: Bench,
  out: Tensor,
  expected: ArrayLike<number>,
  ulps: number,
  where = "",
): void {
  const smallest = dtype === "float32" ? 2 ** -126 : 2 ** -1022;
  expectWithin(out, expected, (i) => 2 * ulps * eps * Math.max(Math.abs(expected[i]), smallest), where);
}
