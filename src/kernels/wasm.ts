import { assembly, memoryKindAt, workingSpace } from "./assembly.generated.ts";
import { cannot } from "./errors.ts";
import type { Backend } from "./kernels.ts";
import { reference } from "./reference/index.ts";
import { type Data, type DType, notEnough } from "./tensor.ts";
import { bindKernels, type Exports } from "./wasm-kernels.ts";

const page = 65536;
/** Kernels read whole vectors, up to seven of them past a tensor's end, and drop what lies there. */
const slack = 128;

/**
 * Puts other functions in the place of some of a module's, with the same numbers for arguments: a machine's own products.
 * It keeps the order of the functions, by which threads know them.
 */
export type Replace = (exports: Exports, memory: WebAssembly.Memory) => Exports;

/**
 * The kernels of assembly/*.ts, compiled: 128-bit SIMD, the same bits on every machine, as long as nothing is replaced.
 * @throws where SIMD is missing
 */
export function compileWasm(replace?: Replace): Backend {
  const module = compileModule(false);
  return {
    name: "wasm",
    exact: true,
    open(dtype, length) {
      const { exports, block } = openModule(module, dtype, length, 1, replace);
      return { kernels: bindKernels(exports, dtype), block };
    },
  };
}

/** The module of the kernels, over a memory of its own or over one that threads share. @throws where SIMD is missing. */
export function compileModule(shared: boolean): WebAssembly.Module {
  const bytes = decode(assembly);
  const problem = whyNotWasm(bytes);
  if (problem !== undefined)
    throw cannot("compile the wasm kernels", "WebAssembly with SIMD", problem, "Use the reference kernels.");
  if (shared) bytes[memoryKindAt] = 3;
  return new WebAssembly.Module(bytes);
}

/** A memory for a block of this length and the working space of so many threads, and the first thread's functions. */
export function openModule(
  module: WebAssembly.Module,
  dtype: DType,
  length: number,
  threads: number,
  replace: Replace = (exports) => exports,
): { readonly exports: Exports; readonly block: Data; readonly memory: WebAssembly.Memory } {
  const bytesEach = dtype === "float32" ? 4 : 8;
  const start = threads * workingSpace;
  const pages = Math.ceil((start + length * bytesEach + slack) / page);
  // Exactly this size for good: a memory that grows would detach every view of it.
  const memory = takeMemory(pages, threads > 1);
  const { exports: own } = new WebAssembly.Instance(module, { env: { memory, space: 0 } });
  const exports = replace(own as unknown as Exports, memory);
  const { buffer } = memory;
  const block = dtype === "float32" ? new Float32Array(buffer, start, length) : new Float64Array(buffer, start, length);
  return { exports, block, memory };
}

/** @throws NablaError beyond the 4 GiB that a module can address, and where the machine has less */
function takeMemory(pages: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch {
    throw notEnough(pages * page, "4 GiB for wasm, and as much as there is");
  }
}

/** The fastest kernels that run here, and the reason where they are not the wasm ones. */
export function bestBackend(): { readonly backend: Backend; readonly reason: string | undefined } {
  const reason = whyNotWasm(decode(assembly));
  return reason === undefined ? { backend: compileWasm(), reason } : { backend: reference, reason };
}

/** What this engine lacks to run the module; undefined where it lacks nothing. */
function whyNotWasm(bytes: Uint8Array): string | undefined {
  if (typeof WebAssembly === "undefined") return "no WebAssembly";
  return WebAssembly.validate(bytes) ? undefined : "WebAssembly without 128-bit SIMD";
}

/** Bytes from base64 (RFC 4648, section 4). */
function decode(text: string): Uint8Array {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const values = new Uint8Array(128);
  for (let i = 0; i < digits.length; i++) values[digits.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, "").length * 3) / 4));
  for (let i = 0, at = 0; at < bytes.length; i += 4, at += 3) {
    const group =
      (values[text.charCodeAt(i)] << 18) |
      (values[text.charCodeAt(i + 1)] << 12) |
      (values[text.charCodeAt(i + 2)] << 6) |
      values[text.charCodeAt(i + 3)];
    bytes[at] = group >> 16;
    if (at + 1 < bytes.length) bytes[at + 1] = group >> 8;
    if (at + 2 < bytes.length) bytes[at + 2] = group;
  }
  return bytes;
}
