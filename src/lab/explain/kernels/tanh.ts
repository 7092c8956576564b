import type { Accounts } from "../account.ts";
import { call, minus, number, times } from "../expression.ts";

export const tanh: Accounts["tanh"] = {
  writes: [0],
  rule: "y = tanh x",
  explain: (write, [, x], index) => write.stored(call("tanh", write.at(x, index))),
};

export const tanhBackward: Accounts["tanhBackward"] = {
  writes: [0],
  rule: "∂C/∂x = δ · (1 − y²)",
  equation: "BP2",
  explain(write, [, dy, y], index) {
    const a = write.at(y, index);
    return write.stored(times(write.at(dy, index), minus(number(1), times(a, a))));
  },
};
