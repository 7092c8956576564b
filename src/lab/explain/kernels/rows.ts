import { matrix } from "../../../kernels/reference/matmul.ts";
import type { Accounts } from "../account.ts";
import { sum } from "../expression.ts";

export const sumRows: Accounts["sumRows"] = {
  writes: [0],
  rule: "∂C/∂b = Σ δ",
  equation: "BP3",
  explain(write, [, a], index) {
    const [rows, columns] = matrix(a);
    return write.stored(sum(Array.from({ length: rows }, (_, i) => write.at(a, i * columns + index))));
  },
};
