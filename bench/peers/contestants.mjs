// Who takes part, and in which settings. The driver tries every setting and keeps the best of each peer on each workload.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const node = process.execPath;

/** Pythons to look for: that of `bench/peers/.venv` (requirements.txt) and the system's. BENCH_PYTHON names another. */
const pythons = [process.env.BENCH_PYTHON, join(here, ".venv", "bin", "python"), "/usr/bin/python3"]
  .filter((path) => path && existsSync(path))
  .map((path) => ({ path, label: path.includes(".venv") ? "venv" : "system" }));

/** OpenBLAS before 0.3.24 does not know newer cores and falls back to AVX2; naming the core gives it AVX-512. */
const coreTypes = hasAvx512() ? ["", "SkylakeX"] : [""];

const threads = [1, 2];

const blasThreads = (count) => ({
  BENCH_THREADS: `${count}`,
  OMP_NUM_THREADS: `${count}`,
  OPENBLAS_NUM_THREADS: `${count}`,
  MKL_NUM_THREADS: `${count}`,
});

/** Peers in the order of the table: `{ name, settings: [{ label, command, env }] }`. */
export const contestants = [
  nabla("wasm", threads),
  nabla("blas", threads),
  nabla("reference", [1]),
  { name: "PyTorch", settings: pythonSettings("pytorch.py", ["foreach", "fused"]) },
  { name: "numpy", settings: pythonSettings("numpy_worker.py", [""]) },
  { name: "jax-js", settings: [{ label: "wasm", command: script("jax-js.mjs") }] },
  {
    name: "TensorFlow.js",
    settings: ["wasm", "cpu"].map((backend) => ({
      label: backend,
      command: script("tfjs.mjs"),
      env: { BENCH_BACKEND: backend },
    })),
  },
  { name: "ConvNetJS", settings: [{ label: "", command: script("convnetjs.mjs") }] },
  { name: "brain.js", settings: [{ label: "", command: script("brain.mjs") }] },
];

/** Our own kernels: `nabla.mjs` speaks the same protocol and takes BENCH_KERNELS and BENCH_THREADS. */
function nabla(kernels, counts) {
  const settings = counts.flatMap((count) =>
    (kernels === "blas" ? coreTypes : [""]).map((core) => ({
      label: [`${count} thread${count > 1 ? "s" : ""}`, core].filter(Boolean).join(", "),
      command: script("nabla.mjs"),
      env: { ...blasThreads(count), BENCH_KERNELS: kernels, ...(core && { OPENBLAS_CORETYPE: core }) },
    })),
  );
  return { name: `Nabla ${kernels}`, settings };
}

function script(name) {
  return [node, join(here, name)];
}

function pythonSettings(name, optimizers) {
  const settings = [];
  for (const { path, label } of pythons) {
    for (const count of threads) {
      for (const optimizer of optimizers) {
        // The system's PyTorch is older than the fused optimisers for the CPU.
        if (optimizer === "fused" && label === "system") continue;
        for (const core of label === "system" ? coreTypes : [""]) {
          settings.push({
            label: [label, `${count} thread${count > 1 ? "s" : ""}`, optimizer, core].filter(Boolean).join(", "),
            command: [path, join(here, name)],
            env: { ...blasThreads(count), BENCH_OPTIMIZER: optimizer, ...(core && { OPENBLAS_CORETYPE: core }) },
          });
        }
      }
    }
  }
  return settings;
}

function hasAvx512() {
  try {
    return readFileSync("/proc/cpuinfo", "utf8").includes("avx512f");
  } catch {
    return false;
  }
}
