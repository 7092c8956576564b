import { expect, it } from "vitest";
import { numpyRandom } from "../../src/core/random/index.ts";
import { randomTable } from "../../src/data/random-set.ts";

it("randomTable draws feature by feature, then the targets, and turns the matrix so that rows are examples", () => {
  let drawn = 0;
  const { input, inputs, targets, length } = randomTable({ features: 3, length: 2, uniform: () => drawn++ });
  expect([length, input]).toEqual([2, [3]]);
  expect(Array.from(inputs)).toEqual([0, 2, 4, 1, 3, 5]);
  expect(targets).toEqual({ kind: "values", values: Float64Array.of(6, 7), columns: 1 });
});

it("randomTable with numpy's generator gives R4's numbers", () => {
  const random = numpyRandom(1);
  const { inputs } = randomTable({ features: 2, length: 2, uniform: () => random.uniform() });
  // np.random.seed(1); np.random.rand(2, 2).T
  expect(Array.from(inputs)).toEqual([
    0.417022004702574, 0.00011437481734488664, 0.7203244934421581, 0.30233257263183977,
  ]);
});
