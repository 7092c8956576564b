import { cannot } from "./errors.ts";
import { type Attachment, type Detachment, mailbox } from "./thread.ts";

/** A thread as its host runs it: a worker of Node or of a browser. */
export interface Thread {
  send(message: Attachment | Detachment): void;
  terminate(): void;
}

/** Starts a thread that evaluates `source` and calls the function it gives with every message. */
export type Launch = (source: string) => Thread;

/** One more thread and the mailbox through which it gets its jobs. */
export interface Helper {
  readonly jobs: SharedArrayBuffer;
  readonly thread: Thread;
  /** Leaves a job for it, the last one being done. */
  post(workspace: number, kernel: number, args: readonly number[]): void;
  /** Waits until the job is done; false where it was not even begun, and is now the caller's. @throws where it broke. */
  finish(): boolean;
}

/** How often a caller looks whether a job is done before it sleeps: some 20 µs. */
const patience = 3_000;

/** Starts a thread on that program. The job is written before the state that announces it, and both sides change the state atomically. */
export function startHelper(launch: Launch, source: string): Helper {
  const jobs = new SharedArrayBuffer(mailbox.bytes);
  const words = new Int32Array(jobs);
  const numbers = new Float64Array(jobs, 8 * mailbox.args);
  const sleeps = maySleep(words);
  return {
    jobs,
    thread: launch(source),
    post(workspace, kernel, args) {
      words[mailbox.workspace] = workspace;
      words[mailbox.kernel] = kernel;
      for (let i = 0; i < args.length; i++) numbers[i] = args[i];
      Atomics.store(words, mailbox.state, mailbox.posted);
      if (Atomics.load(words, mailbox.asleep) === 1) Atomics.notify(words, mailbox.state);
    },
    finish() {
      for (let look = 0; ; look++) {
        const state = Atomics.load(words, mailbox.state);
        if (state === mailbox.idle) return true;
        if (state === mailbox.broken) throw cannot("compute on several threads", "a result", "a broken thread");
        if (state === mailbox.posted && replace(words, mailbox.posted, mailbox.idle)) return false;
        if (look < patience || !sleeps) continue;
        // On a busy machine the thread may need the very core on which its caller waits.
        Atomics.store(words, mailbox.waiting, 1);
        Atomics.wait(words, mailbox.state, mailbox.taken, 1);
        Atomics.store(words, mailbox.waiting, 0);
      }
    },
  };
}

function replace(words: Int32Array, state: number, next: number): boolean {
  return Atomics.compareExchange(words, mailbox.state, state, next) === state;
}

/** Whether this thread may sleep: that of a page may not, and an attempt throws. */
function maySleep(words: Int32Array): boolean {
  try {
    Atomics.wait(words, mailbox.state, mailbox.taken, 0);
    return true;
  } catch {
    return false;
  }
}
