// Nabla itself, as one more peer. BENCH_KERNELS chooses the kernels (wasm, blas, reference); needs `npm run build`.
import { compileWasm, reference } from "../../dist/kernels/index.js";
import { openWorkload } from "../../dist/lab/bench/open-workload.js";
import { blasBackend } from "../../dist/node/blas.js";
import { startThreads } from "../../dist/node/threads.js";
import { nablaVersion } from "../../dist/node/version.js";
import { absent, serve } from "./serve.mjs";

const kernels = process.env.BENCH_KERNELS ?? "wasm";
const threads = Number(process.env.BENCH_THREADS ?? 1);
const backends = {
  wasm: () => (threads > 1 ? startThreads(threads) : compileWasm()),
  blas: () => blasBackend(threads),
  reference: () => reference,
};
let backend;
try {
  backend = backends[kernels]();
} catch (error) {
  absent(error);
}

await serve({ Nabla: nablaVersion() }, (workload, { all }) => openWorkload(workload, all, backend));
