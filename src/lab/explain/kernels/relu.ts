import type { Accounts } from "../account.ts";
import { call, number, times } from "../expression.ts";

export const relu: Accounts["relu"] = {
  writes: [0],
  rule: "y = max(0, x)",
  explain: (write, [, x], index) => write.stored(call("max", number(0), write.at(x, index))),
};

export const reluBackward: Accounts["reluBackward"] = {
  writes: [0],
  rule: "∂C/∂x = δ ⊙ step(y)",
  equation: "BP2",
  explain: (write, [, dy, y], index) => write.stored(times(write.at(dy, index), call("step", write.at(y, index)))),
};

export const leakyRelu: Accounts["leakyRelu"] = {
  writes: [0],
  rule: "y = x where x > 0, else slope·x",
  explain: (write, [, x, slope], index) =>
    write.stored(times(write.at(x, index), call("leaky", write.at(x, index), number(slope)))),
};

export const leakyReluBackward: Accounts["leakyReluBackward"] = {
  writes: [0],
  rule: "∂C/∂x = δ where x > 0, else slope·δ",
  equation: "BP2",
  explain: (write, [, dy, x, slope], index) =>
    write.stored(times(write.at(dy, index), call("leaky", write.at(x, index), number(slope)))),
};
