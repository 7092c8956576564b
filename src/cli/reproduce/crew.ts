import { Worker } from "node:worker_threads";
import type { BarState } from "../progress-bar.ts";
import type { Message, Order, Report } from "./order.ts";

/** What happens while a crew is at work. */
export interface Events {
  begins(order: Order): void;
  progress(order: Order, state: BarState): void;
  ends(order: Order, report: Report): void;
}

/** Workers that carry out orders, each one at a time. */
export interface Crew {
  /** Resolves when all orders have ended, or when those under way have after a request to stop. */
  readonly done: Promise<void>;
  /** Asks those at work to save and stop; none begins another. */
  stop(): void;
}

/** The program of a worker, which is built from the file beside this one. */
const program = new URL("../../../dist/cli/reproduce/worker.js", import.meta.url);

/**
 * Has so many threads of this process carry out the orders, the first ones first: if it is killed, none of them is left
 * behind. A thread that breaks fails its task alone.
 */
export function startCrew(orders: readonly Order[], jobs: number, events: Events): Crew {
  const asked = new Int32Array(new SharedArrayBuffer(4));
  const waiting = [...orders];
  const next = (): Order | undefined => (asked[0] === 1 ? undefined : waiting.shift());

  const lane = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let order = next(); order; order = next()) {
      worker ??= new Worker(program, { workerData: asked.buffer });
      events.begins(order);
      const report = await carriedOut(worker, order, events);
      events.ends(order, report.report);
      if (report.broken) worker = undefined;
    }
    await worker?.terminate();
  };
  return {
    done: Promise.all(Array.from({ length: Math.min(jobs, orders.length) }, lane)).then(() => undefined),
    stop: () => void Atomics.store(asked, 0, 1),
  };
}

/** Hands a worker its order and waits for the report. */
function carriedOut(
  worker: Worker,
  order: Order,
  { progress }: Events,
): Promise<{ readonly report: Report; readonly broken: boolean }> {
  return new Promise((resolve) => {
    const finish = (report: Report, broken: boolean): void => {
      // One by one: a worker has listeners of its own, without which it hears nothing any more.
      worker.off("message", hears).off("error", fails).off("exit", ends);
      resolve({ report, broken });
    };
    const breaks = (message: string): void => finish({ ended: "failed", message }, true);
    const hears = (message: Message): void => {
      if ("progress" in message) progress(order, message.progress);
      else finish(message.report, false);
    };
    const fails = (error: unknown): void =>
      breaks(error instanceof Error ? (error.stack ?? error.message) : `${error}`);
    const ends = (code: number): void => breaks(`Its thread ended with ${code}.`);
    worker.on("message", hears).on("error", fails).on("exit", ends);
    worker.postMessage(order);
  });
}
