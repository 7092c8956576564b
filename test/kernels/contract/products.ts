import { describe, expect, it } from "vitest";
import type { Backend, Kernels } from "../../../src/kernels/kernels.ts";
import type { DType, Tensor } from "../../../src/kernels/tensor.ts";
import { type Bench, copyOf, openBench } from "./bench.ts";
import { numbers, sides } from "./numbers.ts";

type Name = "matmul" | "matmulTN" | "matmulNT" | "linear";

interface Sides {
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

/**
 * The operands of out[m,n] over a depth of k: their shapes, and where what belongs to out[i,j] at depth p lies. One number for
 * each of the n columns is added to the sum where the product takes it.
 */
interface Product {
  run(kernels: Kernels, out: Tensor, a: Tensor, b: Tensor, bias: Tensor): void;
  readonly biased?: boolean;
  a(sides: Sides): [rows: number, columns: number];
  b(sides: Sides): [rows: number, columns: number];
  atA(i: number, p: number, sides: Sides): number;
  atB(j: number, p: number, sides: Sides): number;
}

const transposed = {
  a: ({ m, k }: Sides): [number, number] => [m, k],
  b: ({ n, k }: Sides): [number, number] => [n, k],
  atA: (i: number, p: number, { k }: Sides) => i * k + p,
  atB: (j: number, p: number, { k }: Sides) => j * k + p,
};

const products: Record<Name, Product> = {
  matmul: {
    run: (kernels, out, a, b) => kernels.matmul(out, a, b),
    a: ({ m, k }) => [m, k],
    b: ({ n, k }) => [k, n],
    atA: (i, p, { k }) => i * k + p,
    atB: (j, p, { n }) => p * n + j,
  },
  matmulTN: {
    run: (kernels, out, a, b) => kernels.matmulTN(out, a, b),
    a: ({ m, k }) => [k, m],
    b: ({ n, k }) => [k, n],
    atA: (i, p, { m }) => p * m + i,
    atB: (j, p, { n }) => p * n + j,
  },
  matmulNT: { run: (kernels, out, a, b) => kernels.matmulNT(out, a, b), ...transposed },
  linear: { run: (kernels, y, x, w, b) => kernels.linear(y, x, w, b), biased: true, ...transposed },
};

/** The layers of the reports: a batch, the inputs and the outputs. */
const reports = [
  [10, 784, 15],
  [100, 784, 100],
  [64, 100, 10],
  [50, 1, 100],
];

/** out = a · b in its three forms, and the one that adds a bias. */
export function productContract(backend: Backend, dtype: DType): void {
  const bench = openBench(backend, dtype);
  const { kernels, take } = bench;

  describe.each(Object.keys(products) as Name[])("%s", (name) => {
    const { run, a, b, atA, atB } = products[name];

    it.each(sides)("is the sum over k for every shape with %i rows", (m) => {
      for (const n of sides) for (const k of sides) checkProduct(bench, name, { m, n, k });
    });

    it("is the sum over k for the layers of the reports", () => {
      for (const [batch, inputs, outputs] of reports) {
        if (name === "matmulNT" || name === "linear") checkProduct(bench, name, { m: batch, n: outputs, k: inputs });
        if (name === "matmulTN") checkProduct(bench, name, { m: outputs, n: inputs, k: batch });
        if (name === "matmul") checkProduct(bench, name, { m: batch, n: inputs, k: outputs });
      }
    });

    it("reads an operand of more axes as a matrix of its first axis and the rest", () => {
      const square = { m: 6, n: 6, k: 6 };
      const flat = [take([6, 6]), take(a(square), numbers(1)), take(b(square), numbers(2))] as const;
      const deep = [take([6, 3, 2]), take([6, 2, 3], numbers(1)), take([6, 1, 6], numbers(2))] as const;
      const bias = take([6], numbers(3));
      run(kernels, ...flat, bias);
      run(kernels, ...deep, bias);
      expect(copyOf(deep[0])).toEqual(copyOf(flat[0]));
    });

    it("lets NaN and infinity through to the sums that they belong to, and to no other", () => {
      const shape = { m: 5, n: 5, k: 3 };
      const [out, left, right] = [take([5, 5]), take(a(shape), () => 1), take(b(shape), () => 0)];
      const bias = take([5], () => 0);
      left.data[atA(4, 1, shape)] = Number.NaN;
      left.data[atA(0, 2, shape)] = Number.POSITIVE_INFINITY;
      right.data[atB(2, 0, shape)] = 5;
      run(kernels, out, left, right, bias);
      const [nan, row] = [
        [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
        [0, 0, 5, 0, 0],
      ];
      expect(copyOf(out)).toEqual([...nan, ...row, ...row, ...row, ...nan]);
    });
  });

  it("linear is its bias alone where there is nothing to sum", () => {
    for (const m of sides) checkProduct(bench, "linear", { m, n: 9, k: 0 });
  });
}

/**
 * In float64 the bits of an ascending sum, to which a bias comes last, unless the kernels promise no bits; else at least the
 * precision of such sums.
 */
function checkProduct({ dtype, exact, eps, kernels, take }: Bench, name: Name, shape: Sides): void {
  const { run, biased, a, b, atA, atB } = products[name];
  const { m, n, k } = shape;
  const values = numbers(m + 31 * n + 961 * k);
  const [out, left, right] = [take([m, n]), take(a(shape), values), take(b(shape), values)];
  const bias = take([n], numbers(n + 7));
  run(kernels, out, left, right, bias);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let [sum, magnitude, terms] = [0, 0, k];
      for (let p = 0; p < k; p++) {
        const term = left.data[atA(i, p, shape)] * right.data[atB(j, p, shape)];
        sum += term;
        magnitude += Math.abs(term);
      }
      if (biased) {
        sum += bias.data[j];
        magnitude += Math.abs(bias.data[j]);
        terms++;
      }
      const bound = dtype === "float64" && exact ? 0 : (terms + 1) * eps * magnitude;
      if (Math.abs(out.data[i * n + j] - sum) <= bound) continue;
      expect.fail(
        `${name} ${m}x${n} over ${k} at [${i},${j}]: expected ${sum} within ${bound}, received ${out.data[i * n + j]}`,
      );
    }
  }
}
