import { Worker } from "node:worker_threads";
import { type AugmentedExamples, fromRing, openRing } from "../data/augment/index.ts";
import type { DType } from "../kernels/tensor.ts";
import type { Chosen } from "../lab/experiment/entry.ts";
import type { AugmentJob } from "./augment-thread.ts";

/** Examples whose pictures another thread makes before they are asked for. */
export interface AheadExamples {
  readonly examples: AugmentedExamples;
  /** Ends the thread; the examples stay right and are made on the spot. */
  close(): Promise<void>;
}

/** The program of the thread, beside this file once it is built. */
const program = new URL("./augment-thread.js", import.meta.url);

/**
 * Has a thread of its own make the pictures of augmented examples, some megabytes ahead and to the same bits. It does not
 * keep the process alive; where it cannot start, nothing is ahead and all is made on the spot.
 * @param augment the steps of the examples' own pipeline, as they stand in the experiment
 */
export function augmentAhead(
  examples: AugmentedExamples,
  augment: readonly Chosen[],
  dtype: DType,
  file: URL = program,
): AheadExamples {
  const ring = openRing(examples, dtype);
  const { table, scaling, key } = examples;
  const { input, inputs } = table;
  const workerData: AugmentJob = { ring, table: { input, inputs }, scaling, key, augment };
  const worker = new Worker(file, { workerData });
  worker.on("error", () => undefined);
  worker.unref();
  return {
    examples: fromRing(examples, ring),
    async close() {
      await worker.terminate();
    },
  };
}
