import { cannot } from "../kernels/errors.ts";
import { type NumberArray, type NumberType, typeOfNumbers } from "./nd-array.ts";

/** How numbers lie in a file: {@link NumberType}, and float16, which is only ever read (into float32, exactly). */
export type StoredType = NumberType | "float16";

/** Bytes a number takes in a file. */
export const BYTES: Readonly<Record<StoredType, number>> = {
  bool: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  float16: 2,
  float32: 4,
  float64: 8,
};

const HOST_IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * The numbers that `bytes` hold, copied to memory of their own. `bytes` must be whole numbers long.
 * @throws NablaError where an int64 or uint64 is beyond 2^53, where JavaScript's numbers stop being exact
 */
export function decodeNumbers(bytes: Uint8Array, type: StoredType, littleEndian: boolean, action: string): NumberArray {
  // Not bytes.slice(), which of Node's Buffer is a view of a pool that others share.
  const own = new Uint8Array(bytes);
  if (littleEndian !== HOST_IS_LITTLE_ENDIAN) swapEach(own, BYTES[type]);
  const { buffer } = own;
  switch (type) {
    case "bool":
    case "uint8":
      return own;
    case "int8":
      return new Int8Array(buffer);
    case "int16":
      return new Int16Array(buffer);
    case "uint16":
      return new Uint16Array(buffer);
    case "int32":
      return new Int32Array(buffer);
    case "uint32":
      return new Uint32Array(buffer);
    case "float32":
      return new Float32Array(buffer);
    case "float64":
      return new Float64Array(buffer);
    case "float16":
      return Float32Array.from(new Uint16Array(buffer), halfToNumber);
    case "int64":
      return wide(new BigInt64Array(buffer), action);
    case "uint64":
      return wide(new BigUint64Array(buffer), action);
  }
}

/** The bytes of numbers, least significant first, for a file. @throws NablaError for int64 or uint64 that are not whole or beyond 2^53 */
export function encodeNumbers(data: NumberArray, type: NumberType, action: string): Uint8Array {
  if (type === "int64" || type === "uint64") return narrow(data, type, action);
  const held = typeOfNumbers(data);
  if (held !== (type === "bool" ? "uint8" : type))
    throw cannot(action, `numbers held as ${type}`, `numbers held as ${held}`);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  if (!HOST_IS_LITTLE_ENDIAN) swapEach(bytes, BYTES[type]);
  return bytes;
}

function swapEach(bytes: Uint8Array, width: number): void {
  if (width === 1) return;
  for (let start = 0; start < bytes.length; start += width) bytes.subarray(start, start + width).reverse();
}

function wide(from: BigInt64Array | BigUint64Array, action: string): Float64Array {
  const numbers = new Float64Array(from.length);
  for (let i = 0; i < from.length; i++) {
    const value = Number(from[i]);
    if (!Number.isSafeInteger(value))
      throw cannot(action, "whole numbers up to 2^53 - 1", `${from[i]} at index ${i}`, "Store it as float64.");
    numbers[i] = value;
  }
  return numbers;
}

function narrow(data: NumberArray, type: "int64" | "uint64", action: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(data.length * 8));
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!Number.isSafeInteger(value) || (type === "uint64" && value < 0)) {
      throw cannot(action, `whole numbers for ${type}, up to 2^53 - 1`, `${value} at index ${i}`);
    }
    view.setBigInt64(i * 8, BigInt(value), true);
  }
  return new Uint8Array(view.buffer);
}

/** IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits. Every value is exact in float32. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * HALF_STEP;
  const scale = exponent >= 25 ? 1 << (exponent - 25) : 1 / (1 << (25 - exponent));
  return sign * (1024 + fraction) * scale;
}

/** The smallest positive binary16, 2^-24. */
const HALF_STEP = 1 / 16_777_216;
