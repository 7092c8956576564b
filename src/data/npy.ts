import { cannot } from "../kernels/errors.ts";
import { formatShape, size } from "../kernels/tensor.ts";
import { truncated } from "./bytes.ts";
import { type NdArray, type NumberArray, type NumberType, ndArray } from "./nd-array.ts";
import { readNpyHeader, writeNpyHeader } from "./npy-header.ts";
import { BYTES, decodeNumbers, encodeNumbers } from "./number-bytes.ts";
import type { ReadOptions } from "./read-options.ts";
import { rowMajor } from "./row-major.ts";
import { encodeLatin1 } from "./text.ts";

/** What can be written: an {@link NdArray}, or a tensor, whose type is that of its numbers. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: NumberArray;
  readonly dtype?: NumberType;
}

/**
 * Reads numpy's .npy: versions 1 to 3, either byte order, C or Fortran order (returned row-major), booleans, integers of 8 to 64 bits, floats of 16
 * (read as float32), 32 and 64.
 *
 * @throws NablaError for other formats and types, files cut short or too long, int64 beyond 2^53; object arrays are pickles and are refused
 */
export function readNpy(bytes: Uint8Array, options: ReadOptions = {}): NdArray {
  const { name = ".npy data" } = options;
  const header = readNpyHeader(bytes, name);
  const { shape, type } = header;
  const expected = size(shape) * BYTES[type];
  const left = bytes.length - header.start;
  if (!(left >= expected))
    throw truncated(name, `${expected} bytes of ${type} for shape ${formatShape(shape)}`, bytes.length);
  if (left > expected)
    throw cannot(
      `read ${name}`,
      `${expected} bytes of ${type} for shape ${formatShape(shape)}`,
      `${left - expected} more`,
      "The header or the file is damaged.",
    );
  const data = decodeNumbers(bytes.subarray(header.start), type, header.littleEndian, `read ${name}`);
  const dtype = type === "float16" ? "float32" : type;
  return { shape, dtype, data: header.fortranOrder ? rowMajor(data, shape) : data };
}

/** The .npy file of an array: version 1.0, row-major, least significant byte first. The same array gives the same bytes. */
export function writeNpy(array: NpyArray): Uint8Array {
  const { shape, data, dtype } = ndArray(array.shape, array.data, array.dtype);
  const header = encodeLatin1(writeNpyHeader(shape, dtype))!;
  const numbers = encodeNumbers(data, dtype, "write .npy");
  const out = new Uint8Array(header.length + numbers.length);
  out.set(header);
  out.set(numbers, header.length);
  return out;
}
