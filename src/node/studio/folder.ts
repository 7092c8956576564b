import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { join, sep } from "node:path";

/** The parts of a URL's path, each decoded by itself; undefined where one is no plain name of a file or a folder. */
export function namesOf(path: string): readonly string[] | undefined {
  if (!path.startsWith("/")) return undefined;
  const names: string[] = [];
  for (const part of path.slice(1).split("/")) {
    const name = decode(part);
    if (name === undefined || !isPlainName(name)) return undefined;
    names.push(name);
  }
  return names;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Neither a way up nor one round, no hidden file, and nothing that another system reads as a separator, a drive or a stream. */
export function isPlainName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !/[/\\:\u0000-\u001f\u007f]/.test(name);
}

/**
 * Opens a file below a folder; undefined where there is none, where it is no regular file, and where links lead out of the folder.
 * @param names from the folder down, each a plain name
 */
export async function openBelow(folder: string, names: readonly string[]): Promise<FileHandle | undefined> {
  if (names.length === 0 || !names.every(isPlainName)) return undefined;
  let handle: FileHandle | undefined;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, ...names));
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    // Not through a link that took the file's place since, and not waiting for the other end of a pipe.
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch {
    await handle?.close();
  }
  return undefined;
}
