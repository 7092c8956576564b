import { execFileSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What may stand in a folder: bytes, a symbolic link, another folder, or a pipe that nobody writes to. */
export type Entry = Uint8Array | { readonly link: string } | "folder" | "pipe";

/** Fills a folder. A name that cannot be made on this disk is left out. */
export function plant(folder: string, entries: Iterable<readonly [path: string, entry: Entry]>): void {
  for (const [path, entry] of entries) {
    const full = join(folder, path);
    // A name such as ../x would be planted elsewhere.
    if (!full.startsWith(`${folder}/`)) continue;
    try {
      mkdirSync(dirname(full), { recursive: true });
      plantOne(full, entry, folder);
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
    }
  }
}

function plantOne(path: string, entry: Entry, folder: string): void {
  if (entry === "folder") mkdirSync(path);
  else if (entry === "pipe") linkSync(pipeBeside(folder), path);
  // Never over what is there: to write into a pipe would wait for ever.
  else if (entry instanceof Uint8Array) writeFileSync(path, entry, { flag: "wx" });
  else symlinkSync(entry.link, path);
}

/** One pipe under many names, since Node makes none itself. */
function pipeBeside(folder: string): string {
  const path = join(folder, "a-pipe");
  if (!existsSync(path)) execFileSync("mkfifo", [path]);
  return path;
}
