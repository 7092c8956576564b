import { workingSpace } from "./assembly.generated.ts";
import { type Cut, cutsFor } from "./cuts.ts";
import { cannot, misuse } from "./errors.ts";
import { type Helper, type Launch, startHelper } from "./helper.ts";
import type { Backend, Kernels } from "./kernels.ts";
import type { DType } from "./tensor.ts";
import { threadSource } from "./thread.ts";
import { compileModule, compileWasm, openModule, type Replace } from "./wasm.ts";
import { bindKernels, type Exports } from "./wasm-kernels.ts";

/** Kernels on several threads. */
export interface ThreadedBackend extends Backend {
  /** How many compute, the caller's among them. */
  readonly threads: number;
  /** Ends the threads; workspaces still open go on alone. */
  close(): void;
}

export interface ThreadOptions {
  /** Scales from how much work on a call is cut: 1 is where it was measured to gain, 0 cuts whatever can be. */
  readonly patience?: number;
  /**
   * What replaces the products: for the caller, and as source for the threads, which have nothing but their text; and how
   * many times as fast they are.
   */
  readonly replace?: { readonly here: Replace; readonly source: string; readonly faster: number };
}

/** What is replaced. */
const products = new Set<string>(["matmul", "matmulTN", "matmulNT", "linear"] satisfies (keyof Kernels)[]);

/** In blocks up to so many bytes no call is long enough to be shared out. */
const smallBlock = 65_536;

/**
 * The wasm kernels on `threads` threads over one shared memory: the same bits as on one. Calls that are long enough are
 * cut; the caller computes the first share itself, and any other that no thread has begun by then. So nobody waits for a
 * thread that is still starting, asleep or kept from running by another program.
 * @throws without SIMD, and where memory cannot be shared, as on a page that is not cross-origin isolated.
 */
export function threadedBackend(
  threads: number,
  launch: Launch,
  { patience = 1, replace }: ThreadOptions = {},
): ThreadedBackend {
  if (!(Number.isInteger(threads) && threads >= 1)) throw misuse("start threads", "a positive integer", threads);
  const problem = whyNotThreads();
  if (problem !== undefined) throw cannot("start threads", "shared memory", problem, "Use one thread.");
  const alone = compileWasm(replace?.here);
  const module = compileModule(true);
  const helpers = Array.from({ length: threads - 1 }, () => startHelper(launch, threadSource(replace?.source)));
  const unused = new FinalizationRegistry<number>((workspace) => {
    for (const { thread } of helpers) thread.send({ workspace });
  });
  let opened = 0;
  return {
    name: "wasm-threads",
    exact: true,
    threads,
    open(dtype, length) {
      const bytesEach = dtype === "float32" ? 4 : 8;
      if (helpers.length === 0) return alone.open(dtype, length);
      if (length * bytesEach <= smallBlock * patience) {
        // Who measures how long a block must be does so in an empty one.
        const { kernels, block } = alone.open(dtype, length);
        return { kernels: { ...kernels, conv2dRoom: roomForAll(kernels, threads) }, block };
      }
      const { exports, block, memory } = openModule(module, dtype, length, threads, replace?.here);
      const workspace = ++opened;
      for (const [i, { thread, jobs }] of helpers.entries()) {
        thread.send({ jobs, workspace, module, memory, space: (i + 1) * workingSpace });
      }
      const worth = (name: string, cut: Cut) =>
        cut.worth * patience * (products.has(name) ? (replace?.faster ?? 1) : 1);
      const kernels = share(exports, dtype, { threads, worth }, (kernel, cut, args) =>
        compute(helpers, workspace, kernel, cut, args),
      );
      unused.register(kernels, workspace);
      return { kernels, block };
    },
    close() {
      for (const { thread } of helpers.splice(0)) thread.terminate();
    },
  };
}

/** What this host lacks to share memory between threads; undefined where it lacks nothing. */
export function whyNotThreads(): string | undefined {
  return typeof SharedArrayBuffer === "undefined" ? "none (the page is not cross-origin isolated)" : undefined;
}

/** A kernel as the module's function of that number, to be computed in parts. */
interface Numbered {
  readonly number: number;
  readonly run: Exports[string];
}

type Compute = (kernel: Numbered, cut: Cut, args: readonly number[]) => void;

/** Kernels whose long calls go to `compute`. */
function share(
  exports: Exports,
  dtype: DType,
  { threads, worth }: { readonly threads: number; readonly worth: (name: string, cut: Cut) => number },
  compute: Compute,
): Kernels {
  const suffix = dtype === "float32" ? "_f32" : "_f64";
  const bytesEach = dtype === "float32" ? 4 : 8;
  const alone = bindKernels(exports, dtype);
  const conv2dRoom = exports[`conv2dRoom${suffix}`];
  const roomOf = ([, , , , , ...window]: readonly number[]) =>
    wholeVectors(conv2dRoom(1, ...window.slice(0, 12))) * bytesEach;
  const numbers = new Map(Object.keys(exports).map((name, number) => [name, number]));
  const cuts = Object.entries(cutsFor(bytesEach, roomOf)).map(([name, cut]) => ({ name, cut }));
  const cutExports = cuts.map(({ name, cut }): [string, Exports[string]] => {
    const full = name + suffix;
    const kernel = { number: numbers.get(full) ?? -1, run: exports[full] };
    const inParts: Exports[string] = (...args) => {
      compute(kernel, cut, args.map(Number));
      return 0;
    };
    return [full, inParts];
  });
  const together = bindKernels({ ...exports, ...Object.fromEntries(cutExports) }, dtype);
  const chosen = cuts.map(({ name, cut }) => {
    const key = name as keyof Kernels;
    return [name, choose(alone[key] as Kernel, together[key] as Kernel, cut.work, worth(name, cut))];
  });
  return {
    ...alone,
    ...Object.fromEntries(chosen),
    conv2dRoom: roomForAll(alone, threads),
  };
}

/** Room for every thread, the ones' beside the others'. */
function roomForAll({ conv2dRoom }: Kernels, threads: number): Kernels["conv2dRoom"] {
  return (x, y, window) => threads * wholeVectors(conv2dRoom(x, y, window));
}

function wholeVectors(numbers: number): number {
  return Math.ceil(numbers / 4) * 4;
}

/** Any kernel: tensors first, `out` before all others. */
type Kernel = (...args: readonly unknown[]) => unknown;

/** The one of two forms of a kernel that is the faster for a call. Is on the way of every call, hence so plain. */
function choose(alone: Kernel, together: Kernel, work: Cut["work"], worth: number): Kernel {
  const measure = work as (...tensors: readonly unknown[]) => number;
  return (out, a, b, c, d, e, f, g) => (measure(out, a, b, c) < worth ? alone : together)(out, a, b, c, d, e, f, g);
}

/** Computes a call in as many parts as there are threads, or pieces where these are fewer: no part is empty. */
function compute(
  helpers: readonly Helper[],
  workspace: number,
  kernel: Numbered,
  cut: Cut,
  args: readonly number[],
): void {
  const pieces = cut.pieces(args);
  const parts = Math.min(pieces, helpers.length + 1);
  const part = (i: number) =>
    cut.part(args, Math.floor((pieces * i) / parts), Math.floor((pieces * (i + 1)) / parts), i);
  for (let i = 1; i < parts; i++) helpers[i - 1].post(workspace, kernel.number, part(i));
  kernel.run(...part(0));
  for (let i = 1; i < parts; i++) if (!helpers[i - 1].finish()) kernel.run(...part(i));
}
