export { carve, type Take } from "./carve.ts";
export { bestComputing, type Computing } from "./computing.ts";
export { exp } from "./elementary/exp.ts";
export { log } from "./elementary/log.ts";
export { tanh } from "./elementary/tanh.ts";
export { cannot, misuse, NablaError, UsageError } from "./errors.ts";
export type { AdamStep, Backend, Kernels, Key, Window, Workspace } from "./kernels.ts";
export { reference } from "./reference/index.ts";
export {
  allocate,
  type Data,
  type DType,
  dtypeOf,
  firstRows,
  formatShape,
  type Shape,
  size,
  type Tensor,
  tensor,
  zeros,
} from "./tensor.ts";
export { type ThreadedBackend, threadedBackend, whyNotThreads } from "./threads.ts";
export { bestBackend, compileWasm } from "./wasm.ts";
