import { batch, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Beginning, Order, Report, Saved } from "../training/protocol.ts";
import Start from "../training/training.worker.ts?worker&inline";
import { unwatched, type Watched, watch } from "./watched.ts";

/** A training in a worker of its own, and what is known of it. */
export interface Run {
  readonly watched: ReadonlySignal<Watched>;
  /** What was asked to be trained last. */
  readonly beginning: ReadonlySignal<Beginning | undefined>;
  /** Trains once all that it needs is there; whatever was trained before is forgotten. */
  begin(beginning: Promise<Beginning>): void;
  go(): void;
  pause(): void;
  step(): void;
  stop(): void;
  /** The weights as they are. */
  save(): Promise<Saved>;
}

/** A run that has not begun. @param picture what it reads while it trains */
export function openRun(picture: ReadonlySignal<Uint8Array | undefined>): Run {
  const watched: Signal<Watched> = signal(unwatched);
  const beginning = signal<Beginning | undefined>(undefined);
  let worker: Worker | undefined;
  let arrived: Report[] = [];
  let awaited: ((saved: Saved) => void)[] = [];
  let begun = 0;

  /** Once a frame, and however much has come. */
  const take = (): void => {
    const reports = arrived;
    arrived = [];
    batch(() => {
      for (const report of reports) watched.value = watch(watched.value, report);
    });
    if (reports.some(({ kind }) => kind === "snapshot")) ask({ kind: "seen" });
  };

  const receive = (report: Report): void => {
    if (report.kind === "saved") {
      for (const resolve of awaited) resolve(report);
      awaited = [];
      return;
    }
    arrived.push(report);
    if (arrived.length === 1) requestAnimationFrame(take);
  };

  const start = (): Worker => {
    const started = new Start({ name: "training" });
    started.addEventListener("message", ({ data }: MessageEvent<Report>) => {
      if (started === worker) receive(data);
    });
    started.addEventListener("error", ({ message }) =>
      receive({ kind: "failed", message, problems: [], diverged: false }),
    );
    return started;
  };

  const ask = (order: Order): void => worker?.postMessage(order);
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };

  effect(() => {
    const order: Order = { kind: "read", picture: picture.value };
    ask(order);
  });

  return {
    watched,
    beginning,
    begin(asked) {
      // One that prepares hears nothing until it is done.
      if (watched.value.phase === "preparing") end();
      arrived = [];
      const mine = ++begun;
      watched.value = { ...unwatched, phase: "preparing" };
      asked.then(
        (order) => {
          if (mine !== begun) return;
          worker ??= start();
          beginning.value = order;
          ask({ kind: "read", picture: picture.peek() });
          ask({ kind: "begin", ...order });
        },
        (error) => mine === begun && receive({ kind: "failed", message: String(error), problems: [], diverged: false }),
      );
    },
    go: () => ask({ kind: "go" }),
    pause: () => ask({ kind: "pause" }),
    step: () => ask({ kind: "step" }),
    stop() {
      if (watched.value.phase === "preparing") {
        begun++;
        end();
        watched.value = unwatched;
      } else ask({ kind: "stop" });
    },
    save: () =>
      new Promise((resolve) => {
        awaited.push(resolve);
        ask({ kind: "save" });
      }),
  };
}
