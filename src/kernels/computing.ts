import type { Launch } from "./helper.ts";
import type { Backend } from "./kernels.ts";
import { threadedBackend, whyNotThreads } from "./threads.ts";
import { bestBackend } from "./wasm.ts";

/** What computes, and on how many threads. */
export interface Computing {
  readonly backend: Backend;
  readonly threads: number;
  /** What the user should know of it. */
  readonly notice?: string | undefined;
}

/**
 * The fastest kernels that run here and give the same bits everywhere, on so many threads where they can share memory.
 * Where something is missing they are fewer or slower, and `notice` says why.
 * @throws UsageError for what is not a number of threads
 */
export function bestComputing(threads: number, launch: Launch): Computing {
  const { backend, reason } = bestBackend();
  if (reason !== undefined) {
    const notice = `Computing in plain JavaScript, some thirty times slower: this engine has ${reason}.`;
    return { backend, threads: 1, notice };
  }
  if (threads === 1) return { backend, threads };
  const problem = whyNotThreads();
  if (problem === undefined) return { backend: threadedBackend(threads, launch), threads };
  return { backend, threads: 1, notice: `Computing on one thread. Shared memory for ${threads}: ${problem}.` };
}
