// What Node and a page both do when they are measured; each brings the threads of its own.
import { digitSet, renderedTable } from "../dist/data/render/index.js";
import { compileWasm } from "../dist/kernels/wasm.js";
import { openWorkload } from "../dist/lab/bench/open-workload.js";
import { timeSteps, warmUp } from "../dist/lab/bench/time-steps.js";
import { mostDigits, workloadData } from "../dist/lab/bench/workload-data.js";
import { workloads } from "../dist/lab/bench/workloads.js";

/** What threads need to hear of their workspace, in milliseconds. */
const attaching = 60;

/** @returns `turn({ id, threads, seconds })`: microseconds a step of a workload, warmed up, from its first weights */
export function openHost(startThreads) {
  const backends = new Map([[1, compileWasm()]]);
  const digits = renderedTable(digitSet(0), { count: mostDigits }, false);
  const prepared = new Map();
  return async function turn({ id, threads, seconds }) {
    if (!backends.has(threads)) backends.set(threads, startThreads(threads));
    const workload = workloads.find((one) => one.id === id);
    if (!prepared.has(id)) prepared.set(id, workloadData(workload, digits));
    const { step } = openWorkload(workload, prepared.get(id), backends.get(threads));
    await new Promise((resolve) => setTimeout(resolve, attaching));
    const now = () => performance.now();
    let done = 0;
    const next = () => step(done++ % workload.batches);
    warmUp(next, seconds / 2, now);
    return timeSteps(next, seconds, now);
  };
}
