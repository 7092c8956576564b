import { cannot } from "../kernels/errors.ts";
import { formatShape, size } from "../kernels/tensor.ts";
import { ByteReader, truncated } from "./bytes.ts";
import { gunzip, isGzip } from "./gzip.ts";
import type { NdArray, NumberType } from "./nd-array.ts";
import { BYTES, decodeNumbers, encodeNumbers } from "./number-bytes.ts";
import type { ReadOptions } from "./read-options.ts";
import { looksLike } from "./signature.ts";

/** The third byte of an IDX file says what it holds. */
const TYPES: ReadonlyMap<number, NumberType> = new Map([
  [0x08, "uint8"],
  [0x09, "int8"],
  [0x0b, "int16"],
  [0x0c, "int32"],
  [0x0d, "float32"],
  [0x0e, "float64"],
]);

/**
 * Reads an IDX file, the format of MNIST, packed with gzip or not: two zero bytes, a type, a rank, that many big-endian extents, the numbers.
 *
 * @throws NablaError for another format, a file cut short, or bytes left over
 */
export function readIdx(bytes: Uint8Array, options: ReadOptions = {}): NdArray {
  const { name = "IDX data" } = options;
  const plain = isGzip(bytes) ? gunzip(bytes, { ...options, name }) : bytes;
  const type = TYPES.get(plain[2] ?? -1);
  if (plain.length < 4 || plain[0] !== 0 || plain[1] !== 0 || type === undefined) {
    throw cannot(
      `read ${name}`,
      "an IDX file, which starts with 00 00 and a type (08, 09, 0b, 0c, 0d or 0e)",
      looksLike(plain),
    );
  }
  const reader = new ByteReader(plain, name, false);
  reader.at = 3;
  const rank = reader.u8("rank");
  const shape = Array.from({ length: rank }, (_, axis) => reader.u32(`extent ${axis}`));
  const expected = size(shape) * BYTES[type];
  if (!(reader.left >= expected))
    throw truncated(name, `${expected} bytes of ${type} for shape ${formatShape(shape)}`, plain.length);
  if (reader.left > expected) {
    throw cannot(
      `read ${name}`,
      `${expected} bytes of ${type} for shape ${formatShape(shape)}`,
      `${reader.left - expected} more`,
      "The header or the file is damaged.",
    );
  }
  return { shape, dtype: type, data: decodeNumbers(reader.take(expected, "numbers"), type, false, `read ${name}`) };
}

/** An IDX file of an array, not packed. @throws NablaError for types and extents that IDX has no code for */
export function writeIdx(array: NdArray): Uint8Array {
  const code = [...TYPES].find(([, type]) => type === array.dtype)?.[0];
  if (code === undefined)
    throw cannot("write IDX", `one of ${[...TYPES.values()].join(", ")}`, array.dtype, "Convert the array first.");
  if (array.shape.length > 255 || array.shape.some((extent) => extent > 0xffffffff)) {
    throw cannot("write IDX", "at most 255 axes of at most 4294967295", formatShape(array.shape));
  }
  const start = 4 + 4 * array.shape.length;
  const width = BYTES[array.dtype];
  const out = new Uint8Array(start + width * array.data.length);
  out.set([0, 0, code, array.shape.length]);
  const view = new DataView(out.buffer);
  for (const [axis, extent] of array.shape.entries()) view.setUint32(4 + 4 * axis, extent);
  out.set(encodeNumbers(array.data, array.dtype, "write IDX"), start);
  if (width > 1) for (let at = start; at < out.length; at += width) out.subarray(at, at + width).reverse();
  return out;
}
