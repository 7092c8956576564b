import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { misuse, type NablaError } from "../kernels/errors.ts";
import { kindOf } from "./files.ts";

/** What of its surroundings decides where data lives; a test gives its own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly platform: string;
}

/** The folders that are searched for data, most preferred first. */
export interface DataFolders {
  readonly candidates: readonly string[];
  /** Why the first is the first, for messages: `--data`, `NABLA_DATA` or neither. */
  readonly from: "--data" | "NABLA_DATA" | "default";
  readonly cwd: string;
}

/** The surroundings of this process. */
export function surroundings(): Surroundings {
  return { env: process.env, cwd: process.cwd(), home: homedir(), platform: process.platform };
}

/**
 * Where data lives: `--data DIR`, else `NABLA_DATA`, else `./data` and the user's cache folder. One that was named is the only candidate, so that
 * no other data is ever taken in its place.
 */
export function dataFolders(option: string | undefined, around: Surroundings = surroundings()): DataFolders {
  const { env, cwd } = around;
  if (option !== undefined) return { candidates: [resolve(cwd, option)], from: "--data", cwd };
  const named = env["NABLA_DATA"];
  if (named) return { candidates: [resolve(cwd, named)], from: "NABLA_DATA", cwd };
  return { candidates: [join(cwd, "data"), join(cacheFolder(around), "nabla")], from: "default", cwd };
}

/** The user's cache folder, by each platform's custom. */
function cacheFolder({ env, home, platform }: Surroundings): string {
  const named = env["XDG_CACHE_HOME"];
  // The XDG specification has relative paths ignored.
  if (named && isAbsolute(named)) return named;
  if (platform === "win32") return env["LOCALAPPDATA"] || join(home, "AppData", "Local");
  return platform === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
}

/** Where new data goes: the folder that was named, else `./data` if it exists, else the cache. */
export async function folderForNewData({ candidates }: DataFolders): Promise<string> {
  const [first, ...others] = candidates;
  return others.length === 0 || (await kindOf(first)) === "folder" ? first : others[others.length - 1];
}

/** The first candidate that holds `path`, as a full path; undefined where none does. */
export async function findInFolders({ candidates }: DataFolders, path: string): Promise<string | undefined> {
  for (const folder of candidates) {
    const full = join(folder, path);
    if ((await kindOf(full)) !== "nothing") return full;
  }
  return undefined;
}

/**
 * A path that an experiment names: as it is where absolute, else below the data folders, else below the working directory.
 * @throws UsageError listing all that was tried
 */
export async function findPath(folders: DataFolders, path: string): Promise<string> {
  const tried = isAbsolute(path) ? [path] : [...folders.candidates, folders.cwd].map((folder) => join(folder, path));
  for (const full of tried) if ((await kindOf(full)) !== "nothing") return full;
  throw misuse(
    `find data ${path}`,
    `it at one of ${tried.join(", ")}`,
    "nothing there",
    "Name the data folder with --data DIR.",
  );
}

/** The error for MNIST, which is not part of Nabla: where it was looked for, how to get it, and what needs no download. */
export function mnistMissing({ candidates, from }: DataFolders, file: "idx" | "pickle" | undefined): NablaError {
  const forms = { idx: "the four *-ubyte.gz files", pickle: "mnist.pkl.gz" };
  const wanted = file === undefined ? `${forms.idx} or ${forms.pickle}` : forms[file];
  const named = from === "default" ? "" : `, the data folder that ${from} names`;
  // The pickle is no part of what its makers published.
  const get = file === "pickle" ? "Put the file there" : 'Get it with "nabla data get mnist"';
  return misuse(
    "find MNIST",
    `${wanted} in ${candidates.map((folder) => join(folder, "mnist")).join(" or ")}${named}`,
    "nothing there",
    `${get}, or name the folder that holds mnist/ with --data DIR. The embedded digits need no download: data: {name: digits}.`,
  );
}
