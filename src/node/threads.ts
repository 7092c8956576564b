import { Worker } from "node:worker_threads";
import type { Thread } from "../kernels/helper.ts";
import { type ThreadedBackend, type ThreadOptions, threadedBackend } from "../kernels/threads.ts";

/** The wasm kernels on so many of this machine's cores. They do not keep the process alive. */
export function startThreads(count: number, options?: ThreadOptions): ThreadedBackend {
  return threadedBackend(count, launchThread, options);
}

/** A worker thread of this process. */
export function launchThread(source: string): Thread {
  const worker = new Worker(`require("node:worker_threads").parentPort.on("message", ${source});`, { eval: true });
  // A thread that breaks has marked its job, and the caller says so; one that cannot start leaves its share to the caller.
  worker.on("error", () => undefined);
  worker.unref();
  return {
    send: (message) => worker.postMessage(message),
    terminate() {
      void worker.terminate();
    },
  };
}
