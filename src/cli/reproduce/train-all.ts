import { performance } from "node:perf_hooks";
import type { Outcome } from "../../lab/reproduce/outcome.ts";
import type { Terminal } from "../terminal.ts";
import { startCrew } from "./crew.ts";
import { showProgress } from "./progress.ts";
import type { Open } from "./survey.ts";

/** What came of some tasks. */
export interface Trained {
  readonly outcomes: readonly Outcome[];
  /** How many could not be trained. */
  readonly failed: number;
  /** Whether the user has stopped it before the last. */
  readonly interrupted: boolean;
}

/** How often, in milliseconds, progress is drawn and Ctrl-C is looked for. */
const tick = 100;

/**
 * Trains what is open, in its order, so many at a time, and shows how far it is. At Ctrl-C each training is saved.
 * @param before how many tasks were done already
 */
export async function trainAll(
  open: readonly Open[],
  { before, jobs }: { readonly before: number; readonly jobs: number },
  terminal: Terminal,
): Promise<Trained> {
  const progress = showProgress(terminal, { open, before, jobs }, () => performance.now() / 1000);
  const outcomes: Outcome[] = [];
  let failed = 0;
  const crew = startCrew(
    open.map(({ order }) => order),
    jobs,
    {
      begins: ({ task }) => progress.begins(task.key),
      progress: ({ task }, state) => progress.progress(task.key, state),
      ends({ task }, report) {
        if (report.ended === "done") outcomes.push(report.outcome);
        if (report.ended === "failed") failed++;
        progress.ends(task.key, report);
      },
    },
  );
  const interruption = terminal.listen();
  const timer = setInterval(() => {
    if (interruption.asked) crew.stop();
    progress.draw();
  }, tick);
  try {
    await crew.done;
  } finally {
    clearInterval(timer);
    interruption.end();
  }
  return { outcomes, failed, interrupted: interruption.asked && outcomes.length + failed < open.length };
}
