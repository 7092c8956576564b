import type { Accounts } from "../account.ts";
import * as batchNorm from "./batch-norm.ts";
import { sumChannels } from "./channels.ts";
import * as conv2d from "./conv2d.ts";
import * as dropout from "./dropout.ts";
import * as losses from "./losses.ts";
import * as matmul from "./matmul.ts";
import * as optimizers from "./optimizers.ts";
import * as pooling from "./pooling.ts";
import * as relu from "./relu.ts";
import * as rows from "./rows.ts";
import * as sigmoid from "./sigmoid.ts";
import { softmax, softmaxBackward } from "./softmax.ts";
import * as tanh from "./tanh.ts";
import * as vectors from "./vectors.ts";

/** How every kernel comes to its results. */
export const accounts: Accounts = {
  ...matmul,
  ...rows,
  ...relu,
  ...sigmoid,
  ...tanh,
  softmax,
  softmaxBackward,
  ...dropout,
  ...batchNorm,
  ...conv2d,
  sumChannels,
  ...pooling,
  ...losses,
  ...optimizers,
  ...vectors,
};
