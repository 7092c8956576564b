import type { Backend, Kernels } from "../kernels.ts";
import { allocate } from "../tensor.ts";
import * as batchNorm from "./batch-norm.ts";
import { sumChannels } from "./channels.ts";
import * as conv2d from "./conv2d.ts";
import * as dropout from "./dropout.ts";
import { linear } from "./linear.ts";
import * as losses from "./losses.ts";
import { matmul, matmulNT, matmulTN } from "./matmul.ts";
import * as optimizers from "./optimizers.ts";
import * as pooling from "./pooling.ts";
import * as relu from "./relu.ts";
import * as rows from "./rows.ts";
import * as sigmoid from "./sigmoid.ts";
import { softmax, softmaxBackward } from "./softmax.ts";
import * as tanh from "./tanh.ts";
import * as vectors from "./vectors.ts";

const kernels: Kernels = {
  matmul,
  matmulTN,
  matmulNT,
  linear,
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

/** The plain readable kernels: what every other set is held against. */
export const reference: Backend = {
  name: "reference",
  exact: true,
  open: (dtype, length) => ({ kernels, block: allocate(dtype, length) }),
};
