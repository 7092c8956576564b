import type { NumberArray } from "./nd-array.ts";

/** A column-major array (Fortran's order: the first index runs fastest) rearranged so that the last index does. */
export function rowMajor<T extends NumberArray>(data: T, shape: readonly number[]): T {
  if (shape.length < 2 || data.length === 0) return data;
  const out = data.slice() as T;
  const strides: number[] = [];
  let stride = 1;
  for (const extent of shape) {
    strides.push(stride);
    stride *= extent;
  }
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < out.length; to++) {
    out[to] = data[from]!;
    // As on a mileage counter the last axis turns, and carries into the one before it.
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      from += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}
