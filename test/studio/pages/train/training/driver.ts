/** Drives a training session as a page does, on a clock that the test turns. */

import { bestBackend } from "../../../../../src/kernels/wasm.ts";
import type { Order, Report } from "../../../../../src/studio/pages/train/training/protocol.ts";
import { openSession } from "../../../../../src/studio/pages/train/training/session.ts";

export interface Driver {
  readonly reports: readonly Report[];
  ask(order: Order): void;
  /** Lets the session work as often as it wants to, at most so many times. */
  work(turns?: number): void;
  /** The reports of one kind. */
  of<Kind extends Report["kind"]>(kind: Kind): Extract<Report, { kind: Kind }>[];
}

/** @param tick seconds that pass with each look at the clock */
export function drive(tick = 0.004): Driver {
  const reports: Report[] = [];
  const waiting: (() => void)[] = [];
  let now = 0;
  const session = openSession({
    post: (report) => void reports.push(structuredClone(report)),
    soon: (task) => void waiting.push(task),
    now() {
      now += tick;
      return now;
    },
    open: () => ({ backend: bestBackend().backend, threads: 1 }),
  });
  return {
    reports,
    ask: (order) => session.receive(order),
    work(turns = 1_000_000) {
      for (let i = 0; i < turns && waiting.length > 0; i++) waiting.shift()!();
    },
    of: (kind) => reports.filter((report): report is never => report.kind === kind),
  };
}
