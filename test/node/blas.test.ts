import { describe, expect, it } from "vitest";
import type { Backend } from "../../src/kernels/kernels.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { type DType, type Shape, size, type Tensor } from "../../src/kernels/tensor.ts";
import type { ThreadedBackend } from "../../src/kernels/threads.ts";
import { blasBackend } from "../../src/node/blas.ts";
import { kernelContract } from "../kernels/contract.ts";
import { products } from "../kernels/product-cases.ts";

const backend = tryBlas();
const extents = [1, 3, 4, 5, 8, 17];

/** The BLAS of this machine, or why there is none. */
function tryBlas(): ReturnType<typeof blasBackend> | string {
  try {
    return blasBackend(1);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const missing = typeof backend === "string" && process.env["NABLA_REQUIRE_DATA"] !== "1";

describe.skipIf(missing)(`products through the machine's BLAS${missing ? ` (skipped: ${backend})` : ""}`, () => {
  /** Expects each product of these shapes to be the reference's but for the order of its sums. */
  function check(on: Backend, dtype: DType, m: number, n: number, k: number): void {
    for (const { name, shapes, run } of products(m, n, k)) {
      const { kernels, block } = on.open(dtype, 2 * shapes.reduce((sum, shape) => sum + size(shape), 0));
      let start = 0;
      const take = (shape: Shape, i: number): Tensor => {
        const data = block.subarray(start, start + size(shape));
        start += size(shape);
        for (const p of data.keys()) data[p] = Math.sin(p + i);
        return { shape, data };
      };
      const [received, expected] = [shapes.map(take), shapes.map(take)];
      run(kernels, received);
      run(reference.open(dtype, 0).kernels, expected);
      const worst = Math.max(...Array.from(received[0].data, (value, p) => Math.abs(value - expected[0].data[p])));
      expect(worst, `${name} ${m}x${n}x${k}`).toBeLessThanOrEqual(
        (dtype === "float32" ? 1e-5 : 1e-14) * Math.max(1, k),
      );
    }
  }

  if (typeof backend !== "string") kernelContract(backend);

  it.each(["float32", "float64"] as const)("agree with the reference in %s", (dtype) => {
    if (typeof backend === "string") throw new Error(backend);
    for (const m of [...extents, 100]) {
      for (const n of [...extents, 15]) for (const k of [...extents, 784]) check(backend, dtype, m, n, k);
    }
  });

  it("agree with the reference where threads share them, by rows or by columns", () => {
    const shared = blasBackend(2) as ThreadedBackend;
    check(shared, "float32", 100, 90, 784);
    check(shared, "float32", 16, 403, 784);
    shared.close();
  });

  it("says in its name and its promise that bits may differ", () => {
    if (typeof backend === "string") throw new Error(backend);
    expect(backend).toMatchObject({ name: "wasm+blas", exact: false });
  });
});

it("says what is missing where there is no such library", () => {
  const platform = Object.getOwnPropertyDescriptor(process, "platform");
  Object.defineProperty(process, "platform", { value: "aix" });
  try {
    expect(() => blasBackend(1)).toThrow(
      /^Cannot use the BLAS of this machine: expected a shared library with cblas_sgemm, received none of .*\. Install one/,
    );
  } finally {
    if (platform) Object.defineProperty(process, "platform", platform);
  }
});
