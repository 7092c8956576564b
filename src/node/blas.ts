import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cannot } from "../kernels/errors.ts";
import type { Backend, Kernels } from "../kernels/kernels.ts";
import type { DType, Tensor } from "../kernels/tensor.ts";

/** cblas_sgemm or cblas_dgemm. */
type Gemm = (
  order: number,
  transposeA: number,
  transposeB: number,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Tensor["data"],
  lda: number,
  b: Tensor["data"],
  ldb: number,
  beta: number,
  out: Tensor["data"],
  ldOut: number,
) => void;

/** What of koffi is used here: it is optional, and its own types would have it installed. */
interface Koffi {
  load(path: string): { func(declaration: string): (...args: never[]) => unknown };
}

const rowMajor = 101;
const plain = 111;
const transposed = 112;

/** Where a BLAS is looked for; `NABLA_BLAS` names another first. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  linux: ["libopenblas.so.0", "libopenblas.so", "libcblas.so.3", "libblas.so.3"],
  darwin: ["/System/Library/Frameworks/Accelerate.framework/Accelerate", "libopenblas.dylib"],
  win32: ["libopenblas.dll", "openblas.dll"],
};

/**
 * The kernels of `base` with their matrix products through the machine's own BLAS, straight on the block's memory. Sums
 * run in the library's order, so the last bits may differ from machine to machine: it has to be asked for.
 * @throws NablaError where koffi or a BLAS is not installed, saying how to get it
 */
export function blasBackend(base: Backend, threads: number): Backend {
  const products = loadBlas(threads);
  return {
    name: `${base.name}+blas`,
    exact: false,
    open(dtype, length) {
      const { kernels, block } = base.open(dtype, length);
      return { kernels: { ...kernels, ...productsOver(products[dtype]) }, block };
    },
  };
}

function productsOver(gemm: Gemm): Pick<Kernels, "matmul" | "matmulTN" | "matmulNT"> {
  const run = (out: Tensor, a: Tensor, ta: number, b: Tensor, tb: number, depth: number): void => {
    const [m, n] = [rows(out), columns(out)];
    // A row of a transposed operand is as long as the operand was high.
    if (m > 0 && n > 0) gemm(rowMajor, ta, tb, m, n, depth, 1, a.data, columns(a), b.data, columns(b), 0, out.data, n);
  };
  return {
    matmul: (out, a, b) => run(out, a, plain, b, plain, columns(a)),
    matmulTN: (out, a, b) => run(out, a, transposed, b, plain, rows(a)),
    matmulNT: (out, a, b) => run(out, a, plain, b, transposed, columns(a)),
  };
}

function loadBlas(threads: number): Readonly<Record<DType, Gemm>> {
  const koffi = loadKoffi();
  preferWideVectors();
  const named = process.env["NABLA_BLAS"];
  const tried = [...(named ? [named] : []), ...(libraries[process.platform] ?? [])];
  for (const path of tried) {
    try {
      const library = koffi.load(path);
      const gemm = (letter: string, type: string): Gemm =>
        library.func(
          `void cblas_${letter}gemm(int, int, int, int, int, int, ${type}, const ${type} *, int, const ${type} *, int, ${type}, ${type} *, int)`,
        ) as unknown as Gemm;
      const products = { float32: gemm("s", "float"), float64: gemm("d", "double") };
      limitThreads(library, threads);
      return products;
    } catch {
      // Not there, or without cblas: the next one may be.
    }
  }
  const fix = "Install one (Debian: libopenblas0-pthread), name it with NABLA_BLAS, or leave out --kernels blas.";
  throw cannot("use the BLAS of this machine", "a shared library with cblas_sgemm", `none of ${tried.join(", ")}`, fix);
}

function loadKoffi(): Koffi {
  try {
    return createRequire(import.meta.url)("koffi") as Koffi;
  } catch {
    throw cannot("use the BLAS of this machine", "the package koffi", "none", "Install it with: npm install koffi");
  }
}

/** OpenBLAS has a function for its own threads; other libraries take what their environment says. */
function limitThreads(library: ReturnType<Koffi["load"]>, threads: number): void {
  try {
    (library.func("void openblas_set_num_threads(int)") as (count: number) => unknown)(threads);
  } catch {
    // Accelerate decides for itself.
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

function rows({ shape }: Tensor): number {
  return shape[0] ?? 1;
}

function columns({ shape, data }: Tensor): number {
  const count = shape[0] ?? 1;
  return count === 0 ? 0 : data.length / count;
}
