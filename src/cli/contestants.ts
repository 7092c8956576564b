import { misuse, NablaError } from "../kernels/errors.ts";
import { reference } from "../kernels/reference/index.ts";
import type { ThreadedBackend } from "../kernels/threads.ts";
import { compileWasm } from "../kernels/wasm.ts";
import type { Contestant } from "../lab/bench/measure-workload.ts";
import { openPeak, productPeak } from "../lab/bench/peak.ts";
import type { Clock } from "../lab/bench/time-steps.ts";
import { blasBackend, startThreads } from "../node/index.ts";

/** All kernels there are, each on one thread and, where it can, on several. */
export const contestantNames = ["reference", "wasm", "wasm-threads", "blas", "blas-threads"] as const;
type Name = (typeof contestantNames)[number];

export interface Contestants {
  readonly contestants: readonly Contestant[];
  /** A sentence on each that is not there. */
  readonly missing: readonly string[];
  /** Ends their threads. */
  close(): void;
}

/**
 * Starts the kernels that are asked for, or all that run here.
 * @throws UsageError for a name that is none, NablaError where one that was asked for does not run here
 */
export function startContestants(wanted: readonly string[] | undefined, threads: number, now: Clock): Contestants {
  const started: ThreadedBackend[] = [];
  const simd = openPeak(now);
  const start: Record<Name, () => Pick<Contestant, "open" | "peak">> = {
    reference: () => ({ open: () => reference, peak: (dtype) => simd?.(dtype) }),
    wasm: () => {
      const backend = compileWasm();
      return { open: () => backend, peak: (dtype) => simd?.(dtype) };
    },
    "wasm-threads": () => {
      const backend = startThreads(threads);
      started.push(backend);
      return { open: () => backend, peak: (dtype) => simd && threads * simd(dtype) };
    },
    blas: () => throughBlas(1),
    "blas-threads": () => throughBlas(threads),
  };
  /** A BLAS has no peak that could be known: its largest product stands for it. */
  function throughBlas(count: number): Pick<Contestant, "open" | "peak"> {
    const backend = blasBackend(count);
    if ("close" in backend) started.push(backend);
    return { open: () => backend, peak: (dtype) => productPeak(backend, dtype, now) };
  }

  const contestants: Contestant[] = [];
  const missing: string[] = [];
  for (const name of wanted?.map(known) ?? contestantNames) {
    try {
      contestants.push({ name, threads: name.endsWith("-threads") ? threads : 1, ...start[name]() });
    } catch (error) {
      if (wanted || !(error instanceof NablaError)) throw error;
      missing.push(`Without ${name}. ${error.message}`);
    }
  }
  return {
    contestants,
    missing,
    close() {
      for (const backend of started) backend.close();
    },
  };
}

function known(name: string): Name {
  const found = contestantNames.find((one) => one === name);
  if (found === undefined) throw misuse("measure kernels", `some of ${contestantNames.join(", ")}`, name);
  return found;
}
