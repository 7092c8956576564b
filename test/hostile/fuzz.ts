import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Cases `from` to `to` - 1 of a format. */
export interface Job {
  readonly format: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** What a worker says. */
export interface Report {
  readonly begins?: { readonly format: string; readonly number: number };
  readonly failed?: { readonly format: string; readonly number: number; readonly why: string };
  readonly done?: Done;
}

/** What a worker counted; where it was started again, since then. */
interface Done {
  readonly format: string;
  readonly accepted: number;
  readonly refused: number;
  readonly slowest: { readonly number: number; readonly milliseconds: number };
}

/** How the cases of a format ended. */
export interface Outcome extends Done {
  readonly seconds: number;
  /** One line a case that broke the law, with the command that repeats it. */
  readonly failures: readonly string[];
}

/** Where the formats are, and how many milliseconds a case may take: one takes a few, so what takes 20 seconds hangs on however busy a machine. */
export interface Options {
  readonly list?: string;
  readonly patience?: number;
}

/** Milliseconds until a worker begins. */
const starting = 120_000;

/** Heap of the worker in MiB: one that needs more dies, which is a failure of the case. */
const heap = 1024;

/**
 * Runs jobs in a process of its own, which is ended from outside where a case hangs, and started again behind a case that
 * ended it.
 */
export async function fuzz(
  jobs: readonly Job[],
  { list = "formats.ts", patience = 20_000 }: Options = {},
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  let left = [...jobs];
  let tally = new Tally();
  while (left.length > 0) {
    tally.latest = undefined;
    const broken = await runWorker(left, { list, patience }, (report) => {
      tally.add(report);
      if (!report.done) return;
      outcomes.set(report.done.format, tally.outcome(left[0], report.done));
      left = left.slice(1);
      tally = new Tally();
    });
    if (broken === undefined) continue;
    const [job, ...others] = left;
    if (tally.latest === undefined) throw new Error(`no case of ${job.format} was begun: ${broken}`);
    tally.fail(tally.latest, broken);
    left = [{ ...job, from: tally.latest + 1 }, ...others];
  }
  return outcomes;
}

/** What is known of the job under way, over all workers that had part in it. */
class Tally {
  /** The case that the present worker began last. */
  latest: number | undefined;
  private readonly failures: { readonly number: number; readonly why: string }[] = [];
  private readonly startedAt = performance.now();

  add({ begins, failed }: Report): void {
    if (begins) this.latest = begins.number;
    if (failed) this.fail(failed.number, failed.why);
  }

  fail(number: number, why: string): void {
    this.failures.push({ number, why });
  }

  outcome({ format, seed }: Job, done: Done): Outcome {
    const failures = this.failures.map(
      ({ number, why }) => `node scripts/fuzz.mjs ${JSON.stringify(format)} ${seed} ${number}: ${why}`,
    );
    return { ...done, failures, seconds: (performance.now() - this.startedAt) / 1000 };
  }
}

/** @returns why the worker did not come to its end */
async function runWorker(
  jobs: readonly Job[],
  { list, patience }: Required<Options>,
  hear: (report: Report) => void,
): Promise<string | undefined> {
  const here = (file: string): string => join(import.meta.dirname, file);
  const command = [`--max-old-space-size=${heap}`, here("start.mjs"), JSON.stringify(jobs), here(list)];
  const worker = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  let [said, hung] = ["", false];
  worker.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  // It is given more time to begin: vite reads some hundred files first.
  let heardAt = performance.now() + starting;
  const watch = setInterval(() => {
    if (performance.now() - heardAt < patience) return;
    hung = true;
    worker.kill("SIGKILL");
  }, 500);
  const ended = whenEnded(worker);
  for await (const line of createInterface({ input: worker.stdio[3] as Readable })) {
    heardAt = performance.now();
    hear(JSON.parse(line));
  }
  const { code, signal } = await ended;
  clearInterval(watch);
  if (hung) return `nothing for ${patience / 1000} seconds`;
  return code === 0 ? undefined : `the process ended with ${signal ?? code}: ${said}`;
}

function whenEnded(worker: ChildProcess): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  return new Promise((resolve) => {
    worker.on("close", (code, signal) => resolve({ code, signal }));
  });
}
