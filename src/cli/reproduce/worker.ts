import { parentPort, workerData } from "node:worker_threads";
import type { BarState } from "../progress-bar.ts";
import { carryOut } from "./carry-out.ts";
import type { Message, Order } from "./order.ts";

/** Set by whoever started the workers, for all of them: signals do not reach a thread. */
const asked = new Int32Array(workerData as SharedArrayBuffer);

const say = (message: Message): void => parentPort?.postMessage(message);
const client = {
  progress: (progress: BarState) => say({ progress }),
  listen: () => ({
    get asked() {
      return Atomics.load(asked, 0) === 1;
    },
    end: () => undefined,
  }),
};

parentPort?.on("message", async (order: Order) => say({ report: await carryOut(order, client) }));
