import { bestComputing, type Computing } from "../kernels/computing.ts";
import type { Thread } from "../kernels/helper.ts";
import { type ThreadedBackend, type ThreadOptions, threadedBackend } from "../kernels/threads.ts";

/**
 * The fastest kernels that run in this page or worker, on so many threads where it is cross-origin isolated: else on one,
 * and without 128-bit SIMD in plain JavaScript. `notice` then says so, for the page to show.
 */
export function openComputing(threads: number): Computing {
  return bestComputing(threads, launch);
}

/**
 * The wasm kernels on so many threads, each a worker but the caller. They begin once the caller returns to its event
 * loop; until then it computes alone.
 * @throws NablaError without SIMD or where the page is not cross-origin isolated
 */
export function startThreads(count: number, options?: ThreadOptions): ThreadedBackend {
  return threadedBackend(count, launch, options);
}

/** From its source and not from a file, so that a page needs no second one. */
function launch(source: string): Thread {
  const program = `const receive = ${source}; onmessage = ({ data }) => receive(data);`;
  const url = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  // One that a content security policy forbids never begins, and leaves its share to the caller.
  const worker = new Worker(url);
  return {
    send: (message) => worker.postMessage(message),
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
