import { cannot } from "../kernels/errors.ts";
import { formatShape, size } from "../kernels/tensor.ts";

/** The kinds of number that files hold, by numpy's names. */
export type NumberType =
  | "bool"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "float32"
  | "float64";

export type NumberArray =
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/**
 * Numbers of any type in row-major order, as a file holds them. int64 and uint64 are held in a Float64Array, exact to 2^53 (readers refuse what is
 * beyond), bool as 0 and 1 in a Uint8Array. Every `Tensor` is nearly one: {@link ndArray} adds the type.
 */
export interface NdArray {
  readonly shape: readonly number[];
  readonly dtype: NumberType;
  readonly data: NumberArray;
}

/** An array over existing numbers; its type is that of `data` unless said. @throws NablaError if the shape does not hold exactly as many. */
export function ndArray(shape: readonly number[], data: NumberArray, dtype: NumberType = typeOfNumbers(data)): NdArray {
  if (size(shape) !== data.length) {
    throw cannot(
      `view ${data.length} numbers as an array`,
      `${size(shape)} for shape ${formatShape(shape)}`,
      data.length,
    );
  }
  return { shape, dtype, data };
}

/** The type of number that a typed array holds. */
export function typeOfNumbers(data: NumberArray): NumberType {
  if (data instanceof Float32Array) return "float32";
  if (data instanceof Float64Array) return "float64";
  if (data instanceof Int8Array) return "int8";
  if (data instanceof Int16Array) return "int16";
  if (data instanceof Int32Array) return "int32";
  if (data instanceof Uint16Array) return "uint16";
  if (data instanceof Uint32Array) return "uint32";
  return "uint8";
}

/** `uint8 60000x28x28`, for messages. */
export function describeArray(array: NdArray): string {
  return `${array.dtype} ${formatShape(array.shape)}`;
}
