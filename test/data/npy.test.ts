import { expect, it } from "vitest";
import { readNpy, writeNpy } from "../../src/data/npy.ts";
import { bytesOf, fixture } from "./fixtures.ts";

interface Case {
  readonly shape: number[];
  readonly dtype: string;
  readonly values: number[];
}

it.each(fixture<Case>("npy.json"))("reads numpy's $name", ({ bytes, shape, dtype, values }) => {
  const array = readNpy(bytesOf(bytes));
  expect({ shape: array.shape, dtype: array.dtype, values: [...array.data] }).toEqual({ shape, dtype, values });
});

it.each(fixture<Case>("npy.json"))("reads back what it writes of $name", ({ bytes }) => {
  const array = readNpy(bytesOf(bytes));
  expect(readNpy(writeNpy(array))).toEqual(array);
});

it("writes numpy's own bytes", () => {
  const same = ["<f4 C", "<f8 C", "<i8 C", "<u1 C", "bool", "scalar", "empty", "vector"];
  const cases = fixture<Case>("npy.json").filter(({ name }) => same.includes(name));
  expect(cases.length).toBe(same.length);
  for (const { bytes } of cases) expect(Buffer.from(writeNpy(readNpy(bytesOf(bytes)))).toString("base64")).toBe(bytes);
});

it("refuses numbers that are not held as their type says", () => {
  expect(() => writeNpy({ shape: [2], data: Float64Array.of(1, 2), dtype: "float32" })).toThrow(
    "Cannot write .npy: expected numbers held as float32, received numbers held as float64.",
  );
  expect(() => writeNpy({ shape: [3], data: Float64Array.of(1, 2) })).toThrow(
    "Cannot view 2 numbers as an array: expected 3 for shape 3",
  );
  expect(() => writeNpy({ shape: [1], data: Float64Array.of(0.5), dtype: "int64" })).toThrow("0.5 at index 0");
});

it("reads Node's Buffer, whose slice is no copy, as it reads any bytes", () => {
  const bytes = writeNpy({ shape: [3], data: Float64Array.of(1, 2, 3) });
  const pooled = Buffer.concat([Buffer.from("x"), bytes]).subarray(1);
  const { data } = readNpy(pooled);
  expect(data).toEqual(Float64Array.of(1, 2, 3));
  pooled.fill(0);
  expect(data).toEqual(Float64Array.of(1, 2, 3));
});
