import type { Backend, Kernels } from "./kernels.ts";
import { type DType, type Shape, size, type Tensor } from "./tensor.ts";

/** Asks for the next tensor of the block: zeros, row-major. */
export type Take = (shape: Shape) => Tensor;

/**
 * Builds something over one block of memory of exactly the right length. `build` runs twice: first to learn what it
 * takes (over nothing: it must not compute yet), then over the block. A block never grows, so a view of it stays
 * valid, and in WASM a view's byteOffset is the pointer.
 */
export function carve<T>(backend: Backend, dtype: DType, build: (take: Take, kernels: Kernels) => T): T {
  const { kernels } = backend.open(dtype, 0);
  const nothing = dtype === "float32" ? new Float32Array(0) : new Float64Array(0);
  let length = 0;
  build((shape) => {
    length += aligned(size(shape), dtype);
    return { shape, data: nothing };
  }, kernels);

  const workspace = backend.open(dtype, length);
  let start = 0;
  return build((shape) => {
    const data = workspace.block.subarray(start, start + size(shape));
    start += aligned(size(shape), dtype);
    return { shape, data };
  }, workspace.kernels);
}

/** Tensors start on multiples of 16 bytes: SIMD loads like it. */
function aligned(length: number, dtype: DType): number {
  const lanes = dtype === "float32" ? 4 : 2;
  return Math.ceil(length / lanes) * lanes;
}
