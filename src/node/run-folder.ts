import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { misuse } from "../kernels/errors.ts";
import type { Environment } from "./environment.ts";
import { errorCode, fileError } from "./file-errors.ts";
import { appendLines, isTemporary, kindOf, makeFolder, syncFolder, writeAtomic } from "./files.ts";
import { runFolderName } from "./run-name.ts";

/** The files of a run. */
export const RUN_FILES = {
  config: "config.yaml",
  environment: "env.json",
  history: "history.jsonl",
  steps: "steps.jsonl",
  findings: "findings.jsonl",
  best: "best.npz",
  last: "last.npz",
  report: "report.html",
} as const;

/** The files that grow line by line. */
export type Lines = "history" | "steps" | "findings";

export interface NewRun {
  /** What the run is called, the experiment file's name usually. */
  readonly name: string;
  readonly startedAt: Date;
  /** The exact folder; otherwise one named after time and name is made in `runs`. */
  readonly out?: string | undefined;
  /** `./runs` unless said. */
  readonly runs?: string | undefined;
}

/** A run's folder as the training fills it. Every file but those of lines is replaced as a whole, so that a reader never sees half of one. */
export class RunFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The resolved experiment. Written after the environment, it makes the folder a run. */
  async writeConfig(yaml: string): Promise<void> {
    await this.write("config", yaml);
  }

  async writeEnvironment(environment: Environment): Promise<void> {
    await this.write("environment", `${JSON.stringify(environment, undefined, 2)}\n`);
  }

  /** Adds lines of JSON: epochs, logged steps, or what the doctor has found. A file that never gets any is not there. */
  async append(file: Lines, entries: readonly object[]): Promise<void> {
    if (entries.length === 0) return;
    const lines = entries.map((entry) => JSON.stringify(entry));
    await appendLines(join(this.path, RUN_FILES[file]), lines);
  }

  /** Replaces all lines, as a resumed run does with what came after its checkpoint. */
  async writeLines(file: Lines, entries: readonly object[]): Promise<void> {
    await this.write(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  }

  /** Replaces the findings, as a resumed run does: a line that a crash cut short would spoil the next. */
  async writeFindings(findings: readonly object[]): Promise<void> {
    if (findings.length === 0) await rm(join(this.path, RUN_FILES.findings), { force: true }).catch(() => undefined);
    else await this.write("findings", findings.map((finding) => `${JSON.stringify(finding)}\n`).join(""));
  }

  /** Removes what was being written when a process was killed. */
  async removeLeftovers(): Promise<void> {
    const found = await readdir(this.path).catch((): string[] => []);
    const left = found.filter((name) => Object.values(RUN_FILES).some((file) => isTemporary(name, file)));
    for (const name of left) await rm(join(this.path, name), { force: true }).catch(() => undefined);
  }

  /** Whether there is something to resume from. */
  async hasCheckpoint(): Promise<boolean> {
    return (await kindOf(join(this.path, RUN_FILES.last))) === "file";
  }

  async writeWeights(which: "best" | "last", npz: Uint8Array): Promise<void> {
    await this.write(which, npz);
  }

  async writeReport(html: string): Promise<void> {
    await this.write("report", html);
  }

  private async write(file: keyof typeof RUN_FILES, content: Uint8Array | string): Promise<void> {
    await writeAtomic(join(this.path, RUN_FILES[file]), content);
  }
}

/**
 * Makes the folder of a new run: `runs/2024-05-06_07-08-09-digits`, with `-2`, `-3` … where that exists, or exactly `out`. Nothing is ever
 * overwritten.
 *
 * @throws UsageError for an `out` that is a file, or a folder with anything in it
 */
export async function createRunFolder({ name, startedAt, out, runs = "runs" }: NewRun): Promise<RunFolder> {
  return new RunFolder(
    out === undefined
      ? await freshFolder(resolve(runs), runFolderName(name, startedAt))
      : await emptyFolder(resolve(out)),
  );
}

async function freshFolder(runs: string, name: string): Promise<string> {
  await makeFolder(runs);
  for (let i = 1; ; i++) {
    const path = join(runs, i === 1 ? name : `${name}-${i}`);
    try {
      // Making it is what claims the name: of two runs that start at once one gets an error and takes the next.
      await mkdir(path);
      await syncFolder(runs);
      return path;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw fileError(`make folder ${path}`, error);
    }
  }
}

async function emptyFolder(path: string): Promise<string> {
  await makeFolder(path);
  const action = `write a run to ${path}`;
  const found = await readdir(path).catch((error: unknown) => {
    throw fileError(action, error);
  });
  if (found.length === 0) return path;
  const expected = "a new or an empty folder";
  if (await isRun(path)) {
    throw misuse(
      action,
      expected,
      "one that holds a run",
      `Give --out another folder, or continue that run with --resume ${path}.`,
    );
  }
  const shown = found.sort().slice(0, 3).join(", ");
  throw misuse(action, expected, `one with ${shown}`, "Give --out another folder.");
}

/** Whether a folder is a run: it has a config.yaml, a name that others use too, and an env.json. */
export async function isRun(path: string): Promise<boolean> {
  const kinds = await Promise.all([RUN_FILES.config, RUN_FILES.environment].map((file) => kindOf(join(path, file))));
  return kinds.every((kind) => kind === "file");
}
