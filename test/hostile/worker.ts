import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Choices } from "./choices.ts";
import type { Format } from "./format.ts";
import type { Job, Report } from "./fuzz.ts";
import { objection } from "./law.ts";

/** The pipe to who started this process. A write to it returns when it is written, so the last case begun is always known. */
const reports = 3;

/** One case may raise the process's peak of memory by so much: the readers here are given limits of 4 MiB. */
const mostBytes = 2 ** 28;

/** Goes through jobs one after the other, saying which case it begins, and what was wrong. */
export async function work(jobs: string, formats: readonly Format[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "nabla-hostile-"));
  try {
    for (const job of JSON.parse(jobs) as Job[])
      await workOn(formats.find(({ name }) => name === job.format)!, job, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function workOn(format: Format, { seed, from, to }: Job, folder: string): Promise<void> {
  const { name } = format;
  let [accepted, refused] = [0, 0];
  let slowest = { number: from, milliseconds: 0 };
  for (let number = from; number < to; number++) {
    report({ begins: { format: name, number } });
    const room = join(folder, "case");
    mkdirSync(room);
    const before = process.resourceUsage().maxRSS;
    const start = performance.now();
    let wrong: string | undefined;
    try {
      await format.attempt(new Choices(seed, name, number), room);
      accepted++;
    } catch (error) {
      wrong = objection(error);
      refused++;
    }
    const milliseconds = performance.now() - start;
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
    const grown = (process.resourceUsage().maxRSS - before) * 1024;
    if (grown > mostBytes) wrong = `${Math.round(grown / 2 ** 20)} MiB of memory`;
    rmSync(room, { recursive: true, force: true });
    for (const litter of readdirSync(folder)) {
      wrong ??= `${litter} left beside its folder`;
      rmSync(join(folder, litter), { recursive: true });
    }
    if (wrong !== undefined) report({ failed: { format: name, number, why: wrong } });
  }
  report({ done: { format: name, accepted, refused, slowest } });
}

function report(what: Report): void {
  writeSync(reports, `${JSON.stringify(what)}\n`);
}
