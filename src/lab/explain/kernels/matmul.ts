import { matrix } from "../../../kernels/reference/matmul.ts";
import type { Tensor } from "../../../kernels/tensor.ts";
import type { Accounts, Writer } from "../account.ts";
import { dot, type Expression, sum } from "../expression.ts";

export const matmul: Accounts["matmul"] = {
  writes: [0],
  rule: "∂C/∂x = δ·W",
  equation: "BP2",
  explain(write, [out, a, b], index) {
    const [[, n], [, depth]] = [matrix(out), matrix(a)];
    return product(write, [out, a, b], index, { depth, inA: (i, k) => i * depth + k, inB: (j, k) => k * n + j });
  },
};

export const matmulTN: Accounts["matmulTN"] = {
  writes: [0],
  rule: "∂C/∂W = δᵀ·x",
  equation: "BP4",
  explain(write, [out, a, b], index) {
    const [[m, n], [depth]] = [matrix(out), matrix(a)];
    return product(write, [out, a, b], index, { depth, inA: (i, k) => k * m + i, inB: (j, k) => k * n + j });
  },
};

export const matmulNT: Accounts["matmulNT"] = {
  writes: [0],
  rule: "z = x·Wᵀ",
  explain: productNT,
};

export const linear: Accounts["linear"] = {
  writes: [0],
  rule: "z = x·Wᵀ + b",
  explain(write, [y, x, w, b], index) {
    const [, n] = matrix(y);
    return write.stored(sum([productNT(write, [y, x, w], index), write.at(b, index % n)]));
  },
};

/** out, a and b of a product. */
type Operands = readonly [Tensor, Tensor, Tensor];

function productNT(write: Writer, [out, a, b]: Operands, index: number): Expression {
  const [, depth] = matrix(a);
  const place = (row: number, k: number): number => row * depth + k;
  return product(write, [out, a, b], index, { depth, inA: place, inB: place });
}

/** Number (i, j) of a product, by its flat index, from where its k-th pair of factors lies in a and in b. */
function product(
  write: Writer,
  [out, a, b]: Operands,
  index: number,
  factors: {
    readonly depth: number;
    inA(i: number, k: number): number;
    inB(j: number, k: number): number;
  },
): Expression {
  const [, n] = matrix(out);
  const [i, j] = [Math.floor(index / n), index % n];
  const pair = (k: number) => [write.at(a, factors.inA(i, k)), write.at(b, factors.inB(j, k))] as const;
  return write.stored(dot(Array.from({ length: factors.depth }, (_, k) => pair(k))));
}
