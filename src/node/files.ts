import { readFileSync, statSync } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { formatBytes } from "../data/read-options.ts";
import { cannot, misuse } from "../kernels/errors.ts";
import { errorCode, fileError } from "./file-errors.ts";

/** Unless told otherwise no file above 2 GiB is read. */
export const FILE_LIMIT: number = 2 ** 31 - 1;

/**
 * All bytes of a regular file.
 *
 * @throws NablaError naming the path where it is missing, a folder, a pipe or a device (which might never end), unreadable, or above `limit` bytes
 */
export async function readBytes(path: string, limit: number = FILE_LIMIT): Promise<Uint8Array> {
  const action = `read ${path}`;
  try {
    const found = await stat(path);
    if (!found.isFile()) throw misuse(action, "a file", found.isDirectory() ? "a folder" : "a pipe or a device");
    const handle = await open(path, "r");
    try {
      return await readAll(handle, limit, action);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileError(action, error);
  }
}

async function readAll(handle: FileHandle, limit: number, action: string): Promise<Uint8Array> {
  const { size } = await handle.stat();
  if (size > limit) throw tooLarge(action, limit, size);
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

/** {@link readBytes} for a caller that has to have the bytes at once. */
export function readBytesSync(path: string, limit: number = FILE_LIMIT): Uint8Array {
  const action = `read ${path}`;
  try {
    const found = statSync(path);
    if (!found.isFile()) throw misuse(action, "a file", found.isDirectory() ? "a folder" : "a pipe or a device");
    if (found.size > limit) throw tooLarge(action, limit, found.size);
    return readFileSync(path);
  } catch (error) {
    throw fileError(action, error);
  }
}

/** A file's text. @throws NablaError as {@link readBytes} does, and for bytes that are not UTF-8 */
export async function readText(path: string, limit?: number): Promise<string> {
  const bytes = await readBytes(path, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw cannot(`read ${path}`, "text in UTF-8", "bytes that are not", "Save the file as UTF-8.");
  }
}

/**
 * Writes a file so that its name always holds the old content or all of the new, even through a loss of power: the bytes go to
 * `<path>.<pid>.tmp`, are flushed to the disk, and the file is renamed. On failure the temporary file is removed and the old content stays.
 */
export async function writeAtomic(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}${temporaryEnd}`;
  try {
    // What an earlier process of the same number left; "wx" then refuses to follow a link that someone placed there.
    await rm(temporary, { force: true });
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(`write ${path}`, errorCode(error) === "ENOENT" ? missingFolder(path) : error);
  }
  await syncFolder(dirname(path));
}

const temporaryEnd = ".tmp";

/** Whether a name is that of a temporary file which {@link writeAtomic} makes beside `file`, in this process or another. */
export function isTemporary(name: string, file: string): boolean {
  return (
    name.startsWith(`${file}.`) &&
    name.endsWith(temporaryEnd) &&
    /^\d+$/.test(name.slice(file.length + 1, -temporaryEnd.length))
  );
}

/** Adds lines to the end of a file, which is made where there is none. The lines and their ends go out in one write. */
export async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  if (lines.some((line) => /[\r\n]/.test(line))) {
    throw misuse(`append to ${path}`, "single lines", "a line break in one");
  }
  try {
    const handle = await open(path, "a");
    try {
      await handle.writeFile(lines.map((line) => `${line}\n`).join(""));
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileError(`append to ${path}`, errorCode(error) === "ENOENT" ? missingFolder(path) : error);
  }
}

/** Makes a folder and those above it; one that exists is fine, also where another is just making it. */
export async function makeFolder(path: string): Promise<void> {
  await makeOrFind(path, true);
}

async function makeOrFind(path: string, mayMakeParent: boolean): Promise<void> {
  try {
    // One at a time: Node's own `recursive` reports a read-only disk as a missing folder.
    await mkdir(path);
    await syncFolder(dirname(path));
  } catch (error) {
    const kind = await kindOf(path);
    if (kind === "folder") return;
    const action = `make folder ${path}`;
    if (kind !== "nothing") throw misuse(action, "a free name or a folder", "a file of that name");
    const parent = dirname(path);
    if (errorCode(error) !== "ENOENT" || parent === path || !mayMakeParent) throw fileError(action, error);
    await makeOrFind(parent, true);
    await makeOrFind(path, false);
  }
}

/** What a path leads to, links followed. Nothing there, or nothing that may be seen, is "nothing". */
export async function kindOf(path: string): Promise<"file" | "folder" | "other" | "nothing"> {
  try {
    const found = await stat(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  } catch {
    return "nothing";
  }
}

/** A new name survives a loss of power once its folder is flushed. Not every file system can; the file's own bytes are safe by then. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no folders, and some network drives flush none.
  }
}

function tooLarge(action: string, limit: number, size: number): Error {
  return cannot(action, `a file of at most ${formatBytes(limit)}`, formatBytes(size));
}

function missingFolder(path: string): Error {
  return misuse(`write ${path}`, "an existing folder to write to", `no folder ${dirname(path)}`);
}
