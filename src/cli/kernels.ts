import type { Backend } from "../kernels/kernels.ts";
import { reference } from "../kernels/reference/index.ts";
import { bestBackend, compileWasm } from "../kernels/wasm.ts";
import { blasBackend, startThreads } from "../node/index.ts";
import type { Invocation, OptionSpec } from "./command.ts";

const names = ["auto", "wasm", "blas", "reference"] as const;

export const kernelsOption: OptionSpec = {
  flags: "--kernels <name>",
  description:
    "what computes: auto takes the fastest whose bits are the same everywhere; blas is the machine's own library",
  choices: names,
};

export const threadsOption: OptionSpec = {
  flags: "--threads <n>",
  description: "how many threads compute: the same bits with any number (default: 1)",
};

/** What computes, and on how many threads. */
export interface Computing {
  readonly backend: Backend;
  readonly threads: number;
  /** What the user should know of it. */
  readonly notice?: string | undefined;
}

/** The kernels that `--kernels` names, on as many threads as `--threads` says where they can share their work. */
export function backendFor(given: Invocation, otherwise = "auto"): Computing {
  const threads = given.whole("threads", 1) ?? 1;
  switch (given.text("kernels") ?? otherwise) {
    case "reference":
      return { backend: reference, threads: 1 };
    case "blas":
    case "wasm+blas":
      return { backend: blasBackend(threads), threads };
    case "wasm":
    case "wasm-threads":
      return { backend: threads > 1 ? startThreads(threads) : compileWasm(), threads };
    default: {
      const { backend, reason } = bestBackend();
      if (reason === undefined) return { backend: threads > 1 ? startThreads(threads) : backend, threads };
      const notice = `Computing in plain JavaScript, some thirty times slower: this engine has ${reason}.`;
      return { backend, threads: 1, notice };
    }
  }
}
