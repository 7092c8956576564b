import type { Replace } from "./wasm.ts";
import type { Exports } from "./wasm-kernels.ts";

/** What a thread is told of a workspace that has been opened: it makes its own instance over the shared memory. */
export interface Attachment {
  /** Where jobs for this thread lie, as `mailbox` says. */
  readonly jobs: SharedArrayBuffer;
  readonly workspace: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Where this thread's working space begins. */
  readonly space: number;
}

/** Sent when nobody uses a workspace any more: its memory may go. */
export interface Detachment {
  readonly workspace: number;
  readonly module?: undefined;
}

/** The words of a mailbox, the same numbers as int32 and from `args` on as float64, and what its state can be. */
export const mailbox = {
  bytes: 256,
  state: 0,
  asleep: 1,
  waiting: 2,
  workspace: 3,
  kernel: 4,
  args: 8,
  idle: 0,
  posted: 1,
  taken: 2,
  broken: 3,
} as const;

/** How often a thread looks for a job before it sleeps: some 100 µs. */
const patience = 20_000;

/**
 * The whole program of a thread, as the source of an expression: a function to be called with every message. It stays in
 * a loop over its mailbox, without a look at further messages, until a job is for a workspace it does not know: then the
 * message about it must be under way. That job it leaves to the one who posted it. `replace` is the source of a `Replace`.
 */
export function threadSource(replace = "(exports) => exports"): string {
  return `(${kernelThread})(${JSON.stringify(mailbox)}, ${patience}, ${replace})`;
}

/** Is sent as text, so it can name nothing outside itself. */
function kernelThread(
  box: typeof mailbox,
  looks: number,
  replace: Replace,
): (message: Attachment | Detachment) => void {
  const workspaces = new Map<number, Exports[string][]>();
  return (message) => {
    if (!message.module) {
      workspaces.delete(message.workspace);
      return;
    }
    const { jobs, workspace, module, memory, space } = message;
    const { exports } = new WebAssembly.Instance(module, { env: { memory, space } });
    workspaces.set(workspace, Object.values(replace(exports as unknown as Exports, memory)));
    const words = new Int32Array(jobs);
    const args = new Float64Array(jobs, 8 * box.args);
    for (;;) {
      for (let look = 0; Atomics.load(words, box.state) !== box.posted; look++) {
        if (look < looks) continue;
        Atomics.store(words, box.asleep, 1);
        Atomics.wait(words, box.state, box.idle);
        Atomics.store(words, box.asleep, 0);
        look = 0;
      }
      // It may have been taken back in the meantime.
      if (Atomics.compareExchange(words, box.state, box.posted, box.taken) !== box.posted) continue;
      const kernels = workspaces.get(words[box.workspace]);
      if (!kernels) {
        Atomics.store(words, box.state, box.posted);
        return;
      }
      try {
        const [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = args;
        kernels[words[box.kernel]](a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r);
        Atomics.store(words, box.state, box.idle);
        if (Atomics.load(words, box.waiting) === 1) Atomics.notify(words, box.state);
      } catch (error) {
        Atomics.store(words, box.state, box.broken);
        throw error;
      }
    }
  };
}
