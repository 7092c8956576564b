import type { Accounts } from "../account.ts";
import { call, minus, number, times } from "../expression.ts";

export const sigmoid: Accounts["sigmoid"] = {
  writes: [0],
  rule: "y = 1 / (1 + e⁻ˣ)",
  explain: (write, [, x], index) => write.stored(call("sigmoid", write.at(x, index))),
};

export const sigmoidBackward: Accounts["sigmoidBackward"] = {
  writes: [0],
  rule: "∂C/∂x = δ · y·(1 − y)",
  equation: "BP2",
  explain(write, [, dy, y], index) {
    const a = write.at(y, index);
    return write.stored(times(write.at(dy, index), times(a, minus(number(1), a))));
  },
};
