import { expect, it } from "vitest";
import { argmax, hits } from "../../src/core/metrics.ts";
import { tensor } from "../../src/kernels/tensor.ts";

it("argmax is the first of the largest", () => {
  expect(argmax([9, 1, 3, 3, 9], 1, 3)).toBe(1);
  expect(argmax([-5, -2, -9], 0, 3)).toBe(1);
  expect(argmax([7], 0, 1)).toBe(0);
});

it("hits counts rows whose largest output stands where the target's does", () => {
  const y = tensor([3, 2], Float64Array.of(0.1, 0.9, 3, -1, 0, 1));
  const t = tensor([3, 2], Float64Array.of(0, 1, 1, 0, 1, 0));
  expect(hits(y, t)).toBe(2);
});
