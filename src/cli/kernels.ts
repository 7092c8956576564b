import { bestComputing, type Computing } from "../kernels/computing.ts";
import { reference } from "../kernels/reference/index.ts";
import { compileWasm } from "../kernels/wasm.ts";
import { blasBackend, launchThread, startThreads } from "../node/index.ts";
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
    default:
      return bestComputing(threads, launchThread);
  }
}
