import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { misuse } from "../kernels/errors.ts";
import { jsonObject } from "../lab/json-object.ts";
import { errorCode, fileError } from "./file-errors.ts";
import { kindOf, makeFolder, readText } from "./files.ts";

/** The files of a reproduction; its runs stand in `rows/`. */
export const REPRODUCTION_FILES = {
  lock: "lock",
  results: "results.json",
  html: "report.html",
  en: "report.md",
  zh: "report.zh.md",
} as const;

/** What came of a task, in the folder of its run. */
export const OUTCOME_FILE = "outcome.json";

/** The folder of a reproduction, in which no other process is at work. */
export interface ReproductionFolder {
  readonly path: string;
  /** The folder of a task's run. */
  of(task: { readonly key: string }): string;
  /** Lets others work in it. */
  close(): Promise<void>;
}

/**
 * Makes the folder of a reproduction, or goes on in an earlier one.
 * @throws UsageError for a folder with anything else in it, one with the rows' other versions, and where another process
 * is at work
 */
export async function openReproduction(path: string, quick: boolean): Promise<ReproductionFolder> {
  await makeFolder(path);
  const action = `reproduce into ${path}`;
  const found = await readdir(path).catch((error: unknown) => {
    throw fileError(action, error);
  });
  const { lock, results } = REPRODUCTION_FILES;
  if (found.length > 0 && !found.includes(results) && !found.includes(lock)) {
    const shown = found.sort().slice(0, 3).join(", ");
    const expected = "a new folder, an empty one, or that of an earlier reproduction";
    throw misuse(action, expected, `one with ${shown}`, "Give --out another folder.");
  }
  if (found.includes(results)) checkVersions(await readText(join(path, results)), quick, action);
  const file = join(path, lock);
  await takeLock(file, action);
  return { path, of: ({ key }) => join(path, "rows", key), close: () => rm(file, { force: true }) };
}

/** Smaller versions would take the place of the whole ones. */
function checkVersions(results: string, quick: boolean, action: string): void {
  const [wanted, other] = quick ? ["a quick", "a full"] : ["a full", "a quick"];
  if (jsonObject(results)?.["quick"] !== !quick) return;
  throw misuse(action, `that of ${wanted} reproduction`, `that of ${other} one`, "Give --out another folder.");
}

/** A file that says which process is at work. One that was killed has left it: its process is no more. */
async function takeLock(file: string, action: string): Promise<void> {
  try {
    await writeFile(file, `${process.pid}\n`, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw fileError(action, error);
    const holder = (await kindOf(file)) === "file" ? Number(await readText(file)) : Number.NaN;
    if (isAtWork(holder)) {
      const fix = `Wait for it, or give --out another folder. If it is something else, remove ${file}.`;
      throw misuse(action, "a folder in which nobody is at work", `process ${holder} at work there`, fix);
    }
    await rm(file, { force: true, recursive: true });
    await takeLock(file, action);
  }
}

/** Whether another process of this number runs. In a container this one may have the number that a killed one had. */
function isAtWork(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and someone else's.
    return errorCode(error) === "EPERM";
  }
}
