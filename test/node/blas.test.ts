import { describe, expect, it } from "vitest";
import { matmul, matmulNT, matmulTN } from "../../src/kernels/reference/matmul.ts";
import { type Shape, size, type Tensor } from "../../src/kernels/tensor.ts";
import { blasBackend } from "../../src/node/blas.ts";

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
  const products = { matmul, matmulTN, matmulNT };
  const shapesOf = (m: number, n: number, k: number): Record<keyof typeof products, [Shape, Shape]> => ({
    matmul: [
      [m, k],
      [k, n],
    ],
    matmulTN: [
      [k, m],
      [k, n],
    ],
    matmulNT: [
      [m, k],
      [n, k],
    ],
  });

  it.each(["float32", "float64"] as const)("agree with the reference in %s", (dtype) => {
    if (typeof backend === "string") throw new Error(backend);
    const limit = dtype === "float32" ? 1e-5 : 1e-14;
    for (const m of [...extents, 100]) {
      for (const n of [...extents, 15]) {
        for (const k of [...extents, 784]) {
          for (const [name, [a, b]] of Object.entries(shapesOf(m, n, k)) as [keyof typeof products, [Shape, Shape]][]) {
            const { kernels, block } = backend.open(dtype, size(a) + size(b) + 2 * m * n);
            let start = 0;
            const take = (shape: Shape): Tensor => {
              const data = block.subarray(start, start + size(shape));
              start += size(shape);
              return { shape, data };
            };
            const [out, expected, left, right] = [take([m, n]), take([m, n]), take(a), take(b)];
            for (const [i] of left.data.entries()) left.data[i] = Math.sin(i);
            for (const [i] of right.data.entries()) right.data[i] = Math.cos(i);
            kernels[name](out, left, right);
            products[name](expected, left, right);
            const worst = Math.max(...Array.from(out.data, (value, at) => Math.abs(value - expected.data[at])));
            expect(worst, `${name} ${m}x${n}x${k}`).toBeLessThanOrEqual(limit * Math.max(1, k));
          }
        }
      }
    }
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
