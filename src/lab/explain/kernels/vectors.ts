import type { Accounts } from "../account.ts";
import { number, times } from "../expression.ts";

export const scale: Accounts["scale"] = {
  writes: [0],
  rule: "g ← g·clip_norm/|g|, θ ← θ·(1 − shrink)",
  explain: (write, [out, factor], i) => write.stored(times(write.before(out, i), number(factor))),
};

/** It writes nothing: it measures. */
export const sumSquares: Accounts["sumSquares"] = { writes: [], rule: "", explain: () => undefined };
