import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { cannot, misuse, type NablaError } from "../kernels/errors.ts";
import { kindOf, readBytes, readText } from "./files.ts";
import { isRun, RUN_FILES } from "./run-folder.ts";

/** The most bytes of a run's texts that are read; 32 MiB tell of more than 100,000 epochs. */
const LIMITS = { config: 2 ** 20, environment: 2 ** 20, history: 2 ** 25, steps: 2 ** 25, findings: 2 ** 24 } as const;

/** What a run's folder says of the training, not yet understood. */
export interface RunRecords {
  readonly path: string;
  /** config.yaml. */
  readonly config: string;
  /** env.json. */
  readonly environment: string;
  /** The complete lines of history.jsonl: one that a crash cut short is left out. */
  readonly history: readonly string[];
  /** Those of steps.jsonl and of findings.jsonl. */
  readonly steps: readonly string[];
  readonly findings: readonly string[];
}

/** That, and what was learnt. */
export interface StoredRun extends RunRecords {
  /** The bytes of best.npz and last.npz; at least one is there. */
  readonly best: Uint8Array | undefined;
  readonly last: Uint8Array | undefined;
}

/**
 * Reads a run back.
 * @throws UsageError where the folder is not there or no run; NablaError where a run was stopped before it saved any weights, or lost a file
 */
export async function readRun(path: string): Promise<StoredRun> {
  const records = await readRecords(path);
  const best = await readIfThere(join(path, RUN_FILES.best), readBytes);
  const last = await readIfThere(join(path, RUN_FILES.last), readBytes);
  if (best === undefined && last === undefined) {
    const expected = `${RUN_FILES.last} or ${RUN_FILES.best}`;
    throw cannot(`read run ${path}`, expected, "neither", "It was stopped before it saved any weights: train again.");
  }
  return { ...records, best, last };
}

/** The same without the weights, of which a training that diverged may have none. @throws UsageError where there is no run */
export async function readRecords(path: string): Promise<RunRecords> {
  await checkIsRun(path);
  const text = (file: keyof typeof LIMITS) => (full: string) => readText(full, LIMITS[file]);
  const lines = async (file: "history" | "steps" | "findings"): Promise<string[]> =>
    completeLines((await readIfThere(join(path, RUN_FILES[file]), text(file))) ?? "");
  return {
    path,
    config: await text("config")(join(path, RUN_FILES.config)),
    environment: await text("environment")(join(path, RUN_FILES.environment)),
    history: await lines("history"),
    steps: await lines("steps"),
    findings: await lines("findings"),
  };
}

async function readIfThere<T>(path: string, read: (path: string) => Promise<T>): Promise<T | undefined> {
  return (await kindOf(path)) === "nothing" ? undefined : read(path);
}

function completeLines(text: string): string[] {
  return text
    .split("\n")
    .slice(0, -1)
    .filter((line) => line.trim() !== "");
}

/** The checkpoint to resume from. @throws NablaError where there is none */
export function checkpointOf({ path, last }: StoredRun): { readonly bytes: Uint8Array; readonly name: string } {
  const name = join(path, RUN_FILES.last);
  if (last === undefined) throw cannot(`resume ${path}`, RUN_FILES.last, "a run without it", "Train again.");
  return { bytes: last, name };
}

async function checkIsRun(path: string): Promise<void> {
  const kind = await kindOf(path);
  if (kind !== "folder")
    throw misuse(`read run ${path}`, "the folder of a run", kind === "nothing" ? "nothing there" : "a file");
  if (await isRun(path)) return;
  const found = await readdir(path).catch((): string[] => []);
  throw noRun(path, found, await latestRun(path, found));
}

function noRun(path: string, found: readonly string[], latest: string | undefined): NablaError {
  const { config, environment } = RUN_FILES;
  const missing = [config, environment].filter((file) => !found.includes(file));
  const expected = `a folder with ${config} and ${environment}`;
  if (missing.length === 1)
    return cannot(
      `read run ${path}`,
      expected,
      `one without ${missing[0]}`,
      "It was cut off or lost a file: train again.",
    );
  const fix = latest === undefined ? "Name a folder that nabla train made." : `Did you mean ${latest}?`;
  return misuse(`read run ${path}`, expected, found.length === 0 ? "an empty one" : "a folder that is no run", fix);
}

/** Of the runs in a folder of runs the latest by name. */
async function latestRun(path: string, found: readonly string[]): Promise<string | undefined> {
  for (const name of [...found].sort().reverse().slice(0, 100))
    if (await isRun(join(path, name))) return join(path, name);
  return undefined;
}
