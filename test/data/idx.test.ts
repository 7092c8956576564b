import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readIdx, writeIdx } from "../../src/data/idx.ts";
import { ndArray } from "../../src/data/nd-array.ts";

it("reads a file written out by hand", () => {
  const bytes = Uint8Array.of(0, 0, 0x0b, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 1, 1, 0, 0xff, 0xff, 0x80, 0);
  expect(readIdx(bytes)).toEqual({ shape: [2, 2], dtype: "int16", data: Int16Array.of(1, 256, -1, -32768) });
  expect(readIdx(gzipSync(bytes))).toEqual(readIdx(bytes));
});

it.each([
  ndArray([2, 3], Uint8Array.of(0, 1, 2, 253, 254, 255)),
  ndArray([2], Int8Array.of(-128, 127)),
  ndArray([1, 1, 2], Int16Array.of(-2, 300)),
  ndArray([2], Int32Array.of(-70000, 70000)),
  ndArray([3], Float32Array.of(0.1, -0, Number.POSITIVE_INFINITY)),
  ndArray([2, 1], Float64Array.of(0.1, 1e300)),
  ndArray([], Float64Array.of(3)),
  ndArray([0, 28, 28], new Uint8Array(0)),
])("reads back what it writes: $dtype $shape", (array) => {
  expect(readIdx(writeIdx(array))).toEqual(array);
});

it("refuses to write what IDX has no code for", () => {
  expect(() => writeIdx(ndArray([1], Uint16Array.of(1)))).toThrow(
    "Cannot write IDX: expected one of uint8, int8, int16, int32, float32, float64, received uint16. Convert the array first.",
  );
});
