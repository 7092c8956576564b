export { type BatchNormOptions, batchNorm } from "./batch-norm.ts";
export { dropout } from "./dropout.ts";
export { flatten } from "./flatten.ts";
export { leakyRelu } from "./leaky-relu.ts";
export { type LinearOptions, linear } from "./linear.ts";
export { relu } from "./relu.ts";
export { sigmoid } from "./sigmoid.ts";
export { softmax } from "./softmax.ts";
export { tanh } from "./tanh.ts";
