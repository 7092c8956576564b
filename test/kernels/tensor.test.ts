import { expect, it } from "vitest";
import { NablaError } from "../../src/kernels/errors.ts";
import { allocate, dtypeOf, firstRows, formatShape, size, tensor, zeros } from "../../src/kernels/tensor.ts";

it("a shape holds the product of its extents, a scalar's one", () => {
  expect([[], [5], [2, 3, 4], [3, 0]].map(size)).toEqual([1, 5, 24, 0]);
});

it("a shape is written as people write it", () => {
  expect([[], [5], [1, 28, 28]].map(formatShape)).toEqual(["scalar", "5", "1x28x28"]);
  expect(formatShape(Array(255).fill(2 ** 32))).toBe(`${"4294967296x".repeat(8)}... (255 axes)`);
});

it("a tensor is a view of just as many numbers", () => {
  const data = Float32Array.of(1, 2, 3, 4);
  expect(tensor([2, 2], data).data).toBe(data);
  expect(() => tensor([2, 3], data)).toThrow(
    "Cannot view 4 numbers as a tensor: expected 6 numbers for shape 2x3, received 4.",
  );
});

it("the first rows are a view: what is written there is seen in the whole", () => {
  const whole = tensor([3, 2], Float64Array.of(1, 2, 3, 4, 5, 6));
  const part = firstRows(whole, 2);
  expect([part.shape, Array.from(part.data)]).toEqual([
    [2, 2],
    [1, 2, 3, 4],
  ]);
  part.data[3] = 9;
  expect(whole.data[3]).toBe(9);
  expect(firstRows(whole, 3)).toBe(whole);
});

it.each(["float32", "float64"] as const)("fresh numbers of %s are zero", (dtype) => {
  expect(dtypeOf(allocate(dtype, 3))).toBe(dtype);
  expect(Array.from(zeros([2, 2], dtype).data)).toEqual([0, 0, 0, 0]);
});

it.each([
  ["float32", "7450580.6"],
  ["float64", "14901161.2"],
] as const)("more numbers of %s than memory holds are refused", (dtype, gigabytes) => {
  expect(() => allocate(dtype, 2e15)).toThrow(
    new NablaError(
      `Cannot take memory: expected as much as there is, received ${gigabytes} GiB. Use smaller layers or smaller batches.`,
    ),
  );
});
