import { argmax } from "../../../core/metrics.ts";
import { matrix } from "../../../kernels/reference/matmul.ts";
import type { Tensor } from "../../../kernels/tensor.ts";
import type { Accounts, Writer } from "../account.ts";
import { call, dot, type Expression, minus, over, sum, times } from "../expression.ts";

export const softmax: Accounts["softmax"] = {
  writes: [0],
  rule: "y = eˣ / Σ eˣ, shifted by the row's maximum",
  explain: (write, [, x], index) => write.stored(softmaxAt(write, x, index)),
};

export const softmaxBackward: Accounts["softmaxBackward"] = {
  writes: [0],
  rule: "∂C/∂x = y ⊙ (δ − Σ δ·y)",
  equation: "BP2",
  explain(write, [, dy, y], index) {
    const all = dot(row(y, index).map((j) => [write.at(dy, j), write.at(y, j)] as const));
    return write.stored(times(write.at(y, index), minus(write.at(dy, index), all)));
  },
};

/** e^(x − max) / Σ e^(x − max) */
export function softmaxAt(write: Writer, x: Tensor, index: number): Expression {
  return over(call("exp", shifted(write, x, index)), sumExp(write, x, index));
}

/** Σ e^(x − max) over the row of an index. */
export function sumExp(write: Writer, x: Tensor, index: number): Expression {
  return sum(row(x, index).map((j) => call("exp", shifted(write, x, j))));
}

/** x less the largest x of its row. */
export function shifted(write: Writer, x: Tensor, index: number): Expression {
  const [, columns] = matrix(x);
  const start = index - (index % columns);
  return minus(write.at(x, index), write.at(x, start + argmax(x.data, start, columns)));
}

/** The flat indices of the row in which an index lies. */
export function row(x: Tensor, index: number): number[] {
  const [, columns] = matrix(x);
  const start = index - (index % columns);
  return Array.from({ length: columns }, (_, j) => start + j);
}
