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
    const [i, j] = [Math.floor(index / n), index % n];
    return product(
      write,
      depth,
      a,
      (k) => i * depth + k,
      b,
      (k) => k * n + j,
    );
  },
};

export const matmulTN: Accounts["matmulTN"] = {
  writes: [0],
  rule: "∂C/∂W = δᵀ·x",
  equation: "BP4",
  explain(write, [out, a, b], index) {
    const [[m, n], [depth]] = [matrix(out), matrix(a)];
    const [i, j] = [Math.floor(index / n), index % n];
    return product(
      write,
      depth,
      a,
      (k) => k * m + i,
      b,
      (k) => k * n + j,
    );
  },
};

export const matmulNT: Accounts["matmulNT"] = {
  writes: [0],
  rule: "z = x·Wᵀ",
  explain(write, [out, a, b], index) {
    const [[, n], [, depth]] = [matrix(out), matrix(a)];
    const [i, j] = [Math.floor(index / n), index % n];
    return product(
      write,
      depth,
      a,
      (k) => i * depth + k,
      b,
      (k) => j * depth + k,
    );
  },
};

export const linear: Accounts["linear"] = {
  writes: [0],
  rule: "z = x·Wᵀ + b",
  explain(write, [y, x, w, b], index) {
    const [[, n], [, depth]] = [matrix(y), matrix(x)];
    const [i, j] = [Math.floor(index / n), index % n];
    const z = product(
      write,
      depth,
      x,
      (k) => i * depth + k,
      w,
      (k) => j * depth + k,
    );
    return write.stored(sum([z, write.at(b, j)]));
  },
};

function product(
  write: Writer,
  depth: number,
  a: Tensor,
  inA: (k: number) => number,
  b: Tensor,
  inB: (k: number) => number,
): Expression {
  return write.stored(
    dot(Array.from({ length: depth }, (_, k) => [write.at(a, inA(k)), write.at(b, inB(k))] as const)),
  );
}
