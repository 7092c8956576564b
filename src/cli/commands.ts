import { bench } from "./bench.ts";
import type { Command } from "./command.ts";
import { config } from "./config.ts";
import { data } from "./data.ts";
import { evaluate } from "./evaluate.ts";
import { explain } from "./explain.ts";
import { gradcheck } from "./gradcheck.ts";
import { inspect } from "./inspect.ts";
import { predict } from "./predict.ts";
import { reproduce } from "./reproduce.ts";
import { studio } from "./studio.ts";
import { train } from "./train.ts";

/** Every verb, in the order in which a newcomer meets them. */
export const commands: readonly Command[] = [
  studio,
  train,
  evaluate,
  predict,
  inspect,
  explain,
  gradcheck,
  config,
  data,
  bench,
  reproduce,
];
