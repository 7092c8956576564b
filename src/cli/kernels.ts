import type { Backend } from "../kernels/kernels.ts";
import { reference } from "../kernels/reference/index.ts";
import { bestBackend, compileWasm } from "../kernels/wasm.ts";
import { blasBackend } from "../node/index.ts";
import type { Invocation, OptionSpec } from "./command.ts";

const names = ["auto", "wasm", "blas", "reference"] as const;

export const kernelsOption: OptionSpec = {
  flags: "--kernels <name>",
  description:
    "what computes: auto takes the fastest whose bits are the same everywhere; blas is the machine's own library",
  choices: names,
};

/** The kernels that `--kernels` names, and a word where they are not the fast ones that `auto` hopes for. */
export function backendFor(
  given: Invocation,
  otherwise = "auto",
): { readonly backend: Backend; readonly notice: string | undefined } {
  switch (given.text("kernels") ?? otherwise) {
    case "reference":
      return { backend: reference, notice: undefined };
    case "wasm":
      return { backend: compileWasm(), notice: undefined };
    case "blas":
    case "wasm+blas":
      return { backend: blasBackend(bestBackend().backend, 1), notice: undefined };
    default: {
      const { backend, reason } = bestBackend();
      return {
        backend,
        notice: reason && `Computing in plain JavaScript, some thirty times slower: this engine has ${reason}.`,
      };
    }
  }
}
