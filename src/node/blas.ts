import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cannot } from "../kernels/errors.ts";
import type { Backend } from "../kernels/kernels.ts";
import type { ThreadedBackend } from "../kernels/threads.ts";
import { compileWasm, type Replace } from "../kernels/wasm.ts";
import type { Exports } from "../kernels/wasm-kernels.ts";
import { startThreads } from "./threads.ts";

/** What of koffi is used here: it is optional, and its own types would have it installed. */
interface Koffi {
  load(path: string): { func(declaration: string): (...args: number[]) => unknown };
  address(data: ArrayBufferView): bigint;
}

/** Where a BLAS is looked for; `NABLA_BLAS` names another first. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  linux: ["libopenblas.so.0", "libopenblas.so", "libcblas.so.3", "libblas.so.3"],
  darwin: ["/System/Library/Frameworks/Accelerate.framework/Accelerate", "libopenblas.dylib"],
  win32: ["libopenblas.dll", "openblas.dll"],
};

/**
 * The WebAssembly kernels with their matrix products through the machine's own BLAS, straight on the block's memory. Sums
 * run in the library's order, so the last bits may differ from machine to machine: it has to be asked for. Our threads share
 * the products as they do all else, and each has the library compute its part alone: threads of the library's own would keep
 * ours from the cores.
 * @throws NablaError where koffi or a BLAS is not installed, saying how to get it
 */
export function blasBackend(threads: number): Backend | ThreadedBackend {
  const { path, products } = loadBlas();
  const source = `(${productsOf})(require("node:module").createRequire(${JSON.stringify(import.meta.url)})("koffi"), ${JSON.stringify(path)})`;
  const base =
    threads > 1 ? startThreads(threads, { replace: { here: products, source, faster } }) : compileWasm(products);
  return { ...base, name: "wasm+blas", exact: false };
}

/** How many times as fast as ours a library's product is, roughly: with 512-bit vectors. */
const faster = 4;

function loadBlas(): { readonly path: string; readonly products: Replace } {
  const koffi = loadKoffi();
  preferWideVectors();
  const named = process.env["NABLA_BLAS"];
  const tried = [...(named ? [named] : []), ...(libraries[process.platform] ?? [])];
  for (const path of tried) {
    try {
      return { path, products: productsOf(koffi, path) };
    } catch {
      // Not there, or without cblas: the next one may be.
    }
  }
  const fix = "Install one (Debian: libopenblas0-pthread), name it with NABLA_BLAS, or leave out --kernels blas.";
  throw cannot("use the BLAS of this machine", "a shared library with cblas_sgemm", `none of ${tried.join(", ")}`, fix);
}

/** The products through cblas_sgemm and cblas_dgemm. Is sent to threads as text, so it can name nothing outside itself. */
function productsOf(koffi: Koffi, path: string): Replace {
  const [rowMajor, plain, transposed] = [101, 111, 112];
  /** Up to so many multiplications the call of a library costs more than the product. */
  const short = 4096;
  const library = koffi.load(path);
  const gemm = (letter: string, type: string) =>
    library.func(
      `void cblas_${letter}gemm(int, int, int, int, int, int, ${type}, uintptr_t, int, uintptr_t, int, ${type}, uintptr_t, int)`,
    );
  const gemms = { f32: gemm("s", "float"), f64: gemm("d", "double") };
  try {
    library.func("void openblas_set_num_threads(int)")(1);
  } catch {
    // Accelerate decides for itself.
  }
  return (exports, memory) => {
    const start = Number(koffi.address(new Uint8Array(memory.buffer)));
    const own: Record<string, Exports[string]> = { ...exports };
    for (const type of ["f32", "f64"] as const) {
      const addRow = own[`addRow_${type}`];
      const bytesEach = type === "f32" ? 4 : 8;
      for (const { name, transposesA = false, transposesB = false, hasBias = false } of [
        { name: "matmul" },
        { name: "matmulTN", transposesA: true },
        { name: "matmulNT", transposesB: true },
        { name: "linear", transposesB: true, hasBias: true },
      ]) {
        const ours = own[`${name}_${type}`];
        const [ta, tb] = [transposesA ? transposed : plain, transposesB ? transposed : plain];
        own[`${name}_${type}`] = (...args) => {
          const [out, a, b, m, n, k, pitch, bias] = args as number[];
          if (m * n * k <= short) return ours(...args);
          const [rowOfA, rowOfB] = [transposesA ? m : k, transposesB ? k : pitch];
          gemms[type](rowMajor, ta, tb, m, n, k, 1, start + a, rowOfA, start + b, rowOfB, 0, start + out, pitch);
          if (hasBias) addRow(out, bias, m, n * bytesEach, pitch * bytesEach);
          return 0;
        };
      }
    }
    return own;
  };
}

function loadKoffi(): Koffi {
  try {
    return createRequire(import.meta.url)("koffi") as Koffi;
  } catch {
    throw cannot("use the BLAS of this machine", "the package koffi", "none", "Install it with: npm install koffi");
  }
}

/**
 * OpenBLAS before 0.3.24 does not know AMD's cores with AVX-512 and falls back to half their width; naming a core that it
 * knows is worth 1.3 to 1.5 times there.
 */
function preferWideVectors(): void {
  if (process.platform !== "linux" || process.arch !== "x64" || process.env["OPENBLAS_CORETYPE"] !== undefined) return;
  try {
    const processor = readFileSync("/proc/cpuinfo", "utf8");
    if (/AuthenticAMD/.test(processor) && /\bavx512vl\b/.test(processor)) process.env["OPENBLAS_CORETYPE"] = "SkylakeX";
  } catch {
    // A sandbox without /proc: the library decides.
  }
}
