import { rm } from "node:fs/promises";
import { join } from "node:path";
import { NablaError } from "../../kernels/errors.ts";
import { OUTCOME_FILE, writeAtomic } from "../../node/index.ts";
import type { Interruption } from "../interruption.ts";
import { main } from "../main.ts";
import type { BarState } from "../progress-bar.ts";
import type { Terminal } from "../terminal.ts";
import { type EndEvent, readEnd } from "./end-event.ts";
import { commandOf, type Order, type Report } from "./order.ts";
import { outcomeOf } from "./outcome-of.ts";

/** Whom a task is carried out for. */
export interface Client {
  progress(state: BarState): void;
  listen(): Interruption;
}

/** Trains as the order says; the last thing that is written is the outcome. */
export async function carryOut(order: Order, client: Client): Promise<Report> {
  if (!order.resumes) await rm(order.folder, { recursive: true, force: true });
  let end: EndEvent | undefined;
  const said: string[] = [];
  const terminal: Terminal = {
    ...{ json: true, live: true, columns: 80, rows: 24 },
    out(line) {
      end = readEnd(line) ?? end;
    },
    err: (line) => void said.push(line),
    redraw: () => undefined,
    ...client,
  };
  const code = await main(commandOf(order), () => terminal);
  if (code === 130) return { ended: "interrupted" };
  if (end === undefined) return { ended: "failed", message: said.join("\n") };
  try {
    const outcome = await outcomeOf(order, end);
    await writeAtomic(join(order.folder, OUTCOME_FILE), `${JSON.stringify(outcome)}\n`);
    return { ended: "done", outcome };
  } catch (error) {
    if (error instanceof NablaError) return { ended: "failed", message: error.message };
    throw error;
  }
}
