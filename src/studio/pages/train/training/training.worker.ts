import "../../../shell/no-eval.ts";
import { openComputing } from "../../../../web/threads.ts";
import type { Order } from "./protocol.ts";
import { openSession } from "./session.ts";

const { port1, port2 } = new MessageChannel();
let next: (() => void) | undefined;
// A message to itself waits behind those of the page, and comes at once: a timer would wait for milliseconds.
port1.onmessage = () => next?.();

const session = openSession({
  post: (report, moved) => postMessage(report, { transfer: moved as ArrayBuffer[] }),
  soon(task) {
    next = task;
    port2.postMessage(undefined);
  },
  now: () => performance.now() / 1000,
  open: openComputing,
});

addEventListener("message", ({ data }: MessageEvent<Order>) => session.receive(data));
