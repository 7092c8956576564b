/** All that a page needs, bundled as dist/nabla.js: `nabla` itself, `nabla/kernels` and `nabla/data` by name, and threads. */
export * from "../core/index.ts";
export * as data from "../data/index.ts";
export * as kernels from "../kernels/index.ts";
export { openComputing, startThreads } from "./threads.ts";
