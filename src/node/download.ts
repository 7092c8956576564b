import { join } from "node:path";
import { cannot, misuse, NablaError } from "../kernels/errors.ts";
import { fetchToPart } from "./fetch-file.ts";
import { fileError } from "./file-errors.ts";
import { kindOf, makeFolder, readBytes, writeAtomic } from "./files.ts";
import { type Patience, TransferError, UnreachableError } from "./http-get.ts";
import { MNIST_FILES, MNIST_MIRRORS, type PublishedFile } from "./mnist-mirrors.ts";
import { PartFile } from "./part-file.ts";
import { whatIsWrong } from "./verify-file.ts";

/** Bytes of the whole download that are there, of how many; a mirror that starts again sets it back. */
export interface DownloadProgress {
  readonly bytes: number;
  readonly total: number;
}

export interface DownloadOptions {
  readonly mirrors?: readonly string[];
  readonly files?: readonly PublishedFile[];
  readonly patience?: Patience;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
}

/** A file that is there and right: it was so before (`from` is undefined), or came from a mirror. */
export interface DownloadedFile {
  readonly path: string;
  readonly from: string | undefined;
}

const PATIENCE: Patience = { answer: 6000, stall: 20_000 };

/** Downloads at a time: two keep a slow line busy and trouble no server. */
const LANES = 2;

/**
 * Downloads MNIST's four files to `folder` (`data/mnist`). Files that are there are checked and kept; each other one comes from the first mirror that has
 * it right, goes on where an earlier download was interrupted, and takes its name only when its checksum agrees.
 *
 * @throws NablaError listing what went wrong with each mirror; UsageError where a file of that name is there but another one: nothing is overwritten
 */
export async function downloadMnist(folder: string, options: DownloadOptions = {}): Promise<readonly DownloadedFile[]> {
  const { files = MNIST_FILES, mirrors = MNIST_MIRRORS, patience = PATIENCE, signal } = options;
  await makeFolder(folder);
  const done = new Map<PublishedFile, DownloadedFile>();
  for (const file of files) {
    const path = await findExisting(file, folder);
    if (path !== undefined) done.set(file, { path, from: undefined });
  }

  const bytes = new Map(files.map((file) => [file, done.has(file) ? file.size : 0]));
  const sum = (sizes: Iterable<number>): number => [...sizes].reduce((a, b) => a + b, 0);
  const total = sum(files.map(({ size }) => size));
  const report = (file: PublishedFile, length: number): void => {
    bytes.set(file, Math.min(length, file.size));
    options.onProgress?.({ bytes: sum(bytes.values()), total });
  };

  const missing = files.filter((file) => !done.has(file)).map((file) => ({ file, stop: new AbortController() }));
  const down: Source["down"] = new Map();
  const queue = missing.entries();
  let failure: { readonly at: number; readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    for (const [at, { file, stop }] of queue) {
      const path = join(folder, `${file.name}.gz`);
      const end = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
      const target = { file, path, onBytes: (length: number) => report(file, length) };
      try {
        done.set(file, { path, from: await fetchFromMirrors(target, { mirrors, down, patience, signal: end }) });
      } catch (error) {
        // A failure ends what comes after it in the list, whose part files stay for the next time, but nothing before it:
        // whichever lane is faster, the first file of the list that fails is the one that is named.
        if (failure === undefined || at < failure.at) failure = { at, error };
        for (const later of missing.slice(at + 1)) later.stop.abort();
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failure !== undefined) throw signal?.aborted ? interrupted() : failure.error;
  return files.map((file) => done.get(file)!);
}

/** The path of a file that is there and right, packed or not. @throws UsageError for one of its name that is another */
async function findExisting(file: PublishedFile, folder: string): Promise<string | undefined> {
  for (const path of [join(folder, `${file.name}.gz`), join(folder, file.name)]) {
    if ((await kindOf(path)) === "nothing") continue;
    const wrong = whatIsWrong(await readBytes(path), file);
    if (wrong === undefined) return path;
    throw misuse(`keep ${path}`, "MNIST's own file", wrong, "Delete it or move it away, and run the command again.");
  }
  return undefined;
}

interface Source {
  readonly mirrors: readonly string[];
  /** Mirrors that could not be reached, and why: they are not asked for the other files. */
  readonly down: Map<string, string>;
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

interface Target {
  readonly file: PublishedFile;
  readonly path: string;
  readonly onBytes: (bytes: number) => void;
}

/** Asks one mirror after the other. @returns the URL that had the file @throws NablaError listing every mirror's reason */
async function fetchFromMirrors(target: Target, source: Source): Promise<string> {
  const reasons: string[] = [];
  for (const mirror of source.mirrors) {
    const url = new URL(`${target.file.name}.gz`, mirror).href;
    try {
      const reason = source.down.get(mirror);
      if (reason !== undefined) throw new UnreachableError(reason);
      await fetchVerified(url, target, source);
      return url;
    } catch (error) {
      if (source.signal.aborted) throw interrupted();
      // A full disk is no mirror's fault: the next would not help.
      if (!(error instanceof TransferError)) throw fileError(`write ${target.path}`, error);
      if (error instanceof UnreachableError) source.down.set(mirror, error.message);
      reasons.push(`${url}: ${error.message}`);
    }
  }
  throw noMirror(target.file, reasons, source);
}

async function fetchVerified(
  url: string,
  { file, path, onBytes }: Target,
  { patience, signal }: Source,
): Promise<void> {
  const part = new PartFile(path);
  await fetchToPart(url, part, { patience, signal, onBytes, limit: 2 * file.size + 1024 });
  // What is checked is what is written, whatever another process does to the part file meanwhile.
  const bytes = await readBytes(part.path);
  const wrong = whatIsWrong(bytes, file);
  if (wrong === undefined) await writeAtomic(path, bytes);
  await part.remove();
  if (wrong !== undefined) throw new TransferError(`it sends ${wrong}`);
}

function noMirror({ name }: PublishedFile, reasons: readonly string[], { mirrors, down }: Source): NablaError {
  const offline = mirrors.every((mirror) => down.has(mirror));
  const fix = offline
    ? "Check the network and run the command again"
    : "Run the command again later (it goes on where it stopped)";
  return cannot(
    "download MNIST",
    `${name}.gz from one of ${mirrors.length} mirrors`,
    offline ? "no connection to any" : "none that is right",
    [
      `${fix}, or put the four .gz files into the folder by hand. The embedded digits need no download: data: {name: digits}.`,
      ...reasons,
    ].join("\n  "),
  );
}

function interrupted(): NablaError {
  return new NablaError("The download was interrupted. What arrived is kept: the same command goes on from there.");
}
