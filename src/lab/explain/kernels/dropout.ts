import type { Accounts } from "../account.ts";
import { times } from "../expression.ts";

export const dropoutMask: Accounts["dropoutMask"] = {
  writes: [0],
  rule: "1/(1 − rate) with probability 1 − rate, else 0",
  explain: () => undefined,
};

export const multiply: Accounts["multiply"] = {
  writes: [0],
  rule: "y = x ⊙ mask, and backward ∂C/∂x = δ ⊙ mask",
  explain: (write, [, a, b], index) => write.stored(times(write.at(a, index), write.at(b, index))),
};
