import { cannot, type NablaError } from "./errors.ts";

export type Shape = readonly number[];
export type DType = "float32" | "float64";
export type Data = Float32Array | Float64Array;

/** A row-major, contiguous view of a block of numbers. It has no methods: kernels compute, tensors hold. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Data;
}

/** How many numbers a shape holds: 1 for the shape of a scalar, []. */
export function size(shape: Shape): number {
  let n = 1;
  for (const extent of shape) n *= extent;
  return n;
}

/** More axes than this are told by their number. */
const AXES_SHOWN = 8;

/** `[1, 28, 28]` as people write it: `1x28x28`. */
export function formatShape(shape: Shape): string {
  if (shape.length > AXES_SHOWN) return `${shape.slice(0, AXES_SHOWN).join("x")}x... (${shape.length} axes)`;
  return shape.length === 0 ? "scalar" : shape.join("x");
}

/** A tensor over existing numbers. @throws if the shape does not hold exactly as many. */
export function tensor(shape: Shape, data: Data): Tensor {
  if (size(shape) !== data.length) {
    throw cannot(
      `view ${data.length} numbers as a tensor`,
      `${size(shape)} numbers for shape ${formatShape(shape)}`,
      data.length,
    );
  }
  return { shape, data };
}

/** A fresh tensor of zeros outside any block: for tests and small things, not for training. */
export function zeros(shape: Shape, dtype: DType = "float32"): Tensor {
  return { shape, data: allocate(dtype, size(shape)) };
}

/** A fresh array of `length` zeros. @throws if no memory can hold them. */
export function allocate(dtype: DType, length: number): Data {
  try {
    return dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
  } catch {
    throw notEnough(length * (dtype === "float32" ? 4 : 8), "as much as there is");
  }
}

/** The error where no memory can hold so many bytes. */
export function notEnough(bytes: number, most: string): NablaError {
  const fix = "Use smaller layers or smaller batches.";
  return cannot("take memory", most, `${(bytes / 2 ** 30).toFixed(1)} GiB`, fix);
}

/** The precision of an array of numbers. */
export function dtypeOf(data: Data): DType {
  return data instanceof Float32Array ? "float32" : "float64";
}

/** The first `n` rows (indices of the first axis) of a tensor, as a view: a short last batch costs no copy. */
export function firstRows(a: Tensor, n: number): Tensor {
  const [rows = 1, ...rest] = a.shape;
  if (n === rows) return a;
  return { shape: [n, ...rest], data: a.data.subarray(0, n * size(rest)) };
}
