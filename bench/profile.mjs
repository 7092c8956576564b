/**
 * Where the time of a workload goes: every kernel's share of a step, measured around each call, and the whole step without.
 *
 *     npm run build && node bench/profile.mjs W1-sgd [--kernels wasm|blas] [--threads 2] [--data DIR]
 */
import { parseArgs } from "node:util";
import { compileWasm } from "../dist/kernels/wasm.js";
import { openWorkload } from "../dist/lab/bench/open-workload.js";
import { timeSteps, warmUp } from "../dist/lab/bench/time-steps.js";
import { workloadData } from "../dist/lab/bench/workload-data.js";
import { workloads } from "../dist/lab/bench/workloads.js";
import { benchDigits, blasBackend, dataFolders, startThreads } from "../dist/node/index.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kernels: { type: "string", default: "wasm" },
    threads: { type: "string", default: "1" },
    data: { type: "string" },
  },
});
const threads = Number(values.threads);
const workload = workloads.find(({ id }) => id === positionals[0]);
if (!workload) {
  console.error(
    `Cannot profile: expected one of ${workloads.map(({ id }) => id).join(", ")}, received ${positionals[0]}.`,
  );
  process.exit(2);
}
const fast = () => (threads > 1 ? startThreads(threads) : compileWasm());
const backend = values.kernels === "blas" ? blasBackend(threads) : fast();
const { digits, source } = await benchDigits(dataFolders(values.data));
const numbers = workloadData(workload, digits);

const whole = measure(openWorkload(workload, numbers, backend));
const times = new Map();
let timing = false;
const step = measure(openWorkload(workload, numbers, { ...backend, open: timed }), () => {
  timing = true;
});
console.log(`${workload.id} on ${source}, ${values.kernels}, ${threads} thread(s): ${whole.us.toFixed(1)} µs a step`);
console.log(`with a clock around every kernel: ${step.us.toFixed(1)} µs, of which`);
for (const [name, total] of [...times].sort(([, a], [, b]) => b - a)) {
  const us = (total * 1000) / step.steps;
  console.log(`${us.toFixed(2).padStart(10)} µs  ${name}`);
}
backend.close?.();

/** The workspace of the backend, each kernel with a clock around it. */
function timed(dtype, length) {
  const { kernels, block } = backend.open(dtype, length);
  const clocked = Object.entries(kernels).map(([name, kernel]) => [name, clock(name, kernel)]);
  return { kernels: Object.fromEntries(clocked), block };
}

function clock(name, kernel) {
  return (...args) => {
    if (!timing) return kernel(...args);
    const start = performance.now();
    const result = kernel(...args);
    const taken = performance.now() - start;
    const shapes = args.flatMap((arg) => (arg?.data ? [arg.shape.join("x")] : []));
    const call = `${name} ${shapes.slice(0, 2).join(", ")}`;
    times.set(call, (times.get(call) ?? 0) + taken);
    return result;
  };
}

/** The median time of a step, after half a second to warm up, and how many steps were taken since. */
function measure({ step }, begin = () => undefined) {
  const now = () => performance.now();
  let done = 0;
  const next = () => step(done++ % workload.batches);
  warmUp(next, 0.5, now);
  begin();
  const before = done;
  return { us: timeSteps(next, 1, now), steps: done - before };
}
