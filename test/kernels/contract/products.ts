import { describe, expect, it } from "vitest";
import type { Backend } from "../../../src/kernels/kernels.ts";
import type { DType } from "../../../src/kernels/tensor.ts";
import { type Bench, copyOf, openBench } from "./bench.ts";
import { numbers, sides } from "./numbers.ts";

type Name = "matmul" | "matmulTN" | "matmulNT";

interface Sides {
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

/** The operands of out[m,n] over a depth of k: their shapes, and where what belongs to out[i,j] at depth p lies. */
interface Product {
  a(sides: Sides): [rows: number, columns: number];
  b(sides: Sides): [rows: number, columns: number];
  atA(i: number, p: number, sides: Sides): number;
  atB(j: number, p: number, sides: Sides): number;
}

const products: Record<Name, Product> = {
  matmul: {
    a: ({ m, k }) => [m, k],
    b: ({ n, k }) => [k, n],
    atA: (i, p, { k }) => i * k + p,
    atB: (j, p, { n }) => p * n + j,
  },
  matmulTN: {
    a: ({ m, k }) => [k, m],
    b: ({ n, k }) => [k, n],
    atA: (i, p, { m }) => p * m + i,
    atB: (j, p, { n }) => p * n + j,
  },
  matmulNT: {
    a: ({ m, k }) => [m, k],
    b: ({ n, k }) => [n, k],
    atA: (i, p, { k }) => i * k + p,
    atB: (j, p, { k }) => j * k + p,
  },
};

/** The layers of the reports: a batch, the inputs and the outputs. */
const reports = [
  [10, 784, 15],
  [100, 784, 100],
  [64, 100, 10],
  [50, 1, 100],
];

/** out = a · b in its three forms. */
export function productContract(backend: Backend, dtype: DType): void {
  const bench = openBench(backend, dtype);
  const { kernels, take } = bench;

  describe.each(Object.keys(products) as Name[])("%s", (name) => {
    const { a, b, atA, atB } = products[name];

    it.each(sides)("is the sum over k for every shape with %i rows", (m) => {
      for (const n of sides) for (const k of sides) checkProduct(bench, name, { m, n, k });
    });

    it("is the sum over k for the layers of the reports", () => {
      for (const [batch, inputs, outputs] of reports) {
        if (name === "matmulNT") checkProduct(bench, name, { m: batch, n: outputs, k: inputs });
        if (name === "matmulTN") checkProduct(bench, name, { m: outputs, n: inputs, k: batch });
        if (name === "matmul") checkProduct(bench, name, { m: batch, n: inputs, k: outputs });
      }
    });

    it("reads an operand of more axes as a matrix of its first axis and the rest", () => {
      const square = { m: 6, n: 6, k: 6 };
      const flat = [take([6, 6]), take(a(square), numbers(1)), take(b(square), numbers(2))] as const;
      const deep = [take([6, 3, 2]), take([6, 2, 3], numbers(1)), take([6, 1, 6], numbers(2))] as const;
      kernels[name](...flat);
      kernels[name](...deep);
      expect(copyOf(deep[0])).toEqual(copyOf(flat[0]));
    });

    it("lets NaN and infinity through to the sums that they belong to, and to no other", () => {
      const shape = { m: 5, n: 5, k: 3 };
      const [out, left, right] = [take([5, 5]), take(a(shape), () => 1), take(b(shape), () => 0)];
      left.data[atA(4, 1, shape)] = Number.NaN;
      left.data[atA(0, 2, shape)] = Number.POSITIVE_INFINITY;
      right.data[atB(2, 0, shape)] = 5;
      kernels[name](out, left, right);
      const [nan, row] = [
        [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
        [0, 0, 5, 0, 0],
      ];
      expect(copyOf(out)).toEqual([...nan, ...row, ...row, ...row, ...nan]);
    });
  });
}

/** In float64 the bits of an ascending sum; in float32 at least the precision of a float32 accumulation. */
function checkProduct({ dtype, eps, kernels, take }: Bench, name: Name, shape: Sides): void {
  const { a, b, atA, atB } = products[name];
  const { m, n, k } = shape;
  const values = numbers(m + 31 * n + 961 * k);
  const [out, left, right] = [take([m, n]), take(a(shape), values), take(b(shape), values)];
  kernels[name](out, left, right);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let [sum, magnitude] = [0, 0];
      for (let p = 0; p < k; p++) {
        const term = left.data[atA(i, p, shape)] * right.data[atB(j, p, shape)];
        sum += term;
        magnitude += Math.abs(term);
      }
      const bound = dtype === "float64" ? 0 : (k + 1) * eps * magnitude;
      if (Math.abs(out.data[i * n + j] - sum) <= bound) continue;
      expect.fail(
        `${name} ${m}x${n} over ${k} at [${i},${j}]: expected ${sum} within ${bound}, received ${out.data[i * n + j]}`,
      );
    }
  }
}
