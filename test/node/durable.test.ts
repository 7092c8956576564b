import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it, vi } from "vitest";
import { makeFolder, writeAtomic } from "../../src/node/files.ts";
import { createRunFolder } from "../../src/node/run-folder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** What is asked of the file system, in order. */
const asked = vi.hoisted((): string[] => []);

vi.mock(import("node:fs/promises"), async (original) => {
  const fs = await original();
  const open: typeof fs.open = async (path, ...rest) => {
    const handle = await fs.open(path, ...rest);
    const [write, sync] = [handle.writeFile.bind(handle), handle.sync.bind(handle)];
    return Object.assign(handle, {
      writeFile: (...content: Parameters<typeof write>) => {
        asked.push(`write ${basename(String(path))}`);
        return write(...content);
      },
      sync: () => {
        asked.push(`sync ${basename(String(path))}`);
        return sync();
      },
    });
  };
  const rename: typeof fs.rename = (from, to) => {
    asked.push(`rename ${basename(String(from))} ${basename(String(to))}`);
    return fs.rename(from, to);
  };
  return { ...fs, open, rename };
});

it("a file is written, flushed, named, and its folder flushed, in this order", async () => {
  const folder = join(temporaryFolder(), "run");
  mkdirSync(folder);
  asked.length = 0;
  await writeAtomic(join(folder, "last.npz"), "bytes");
  const temporary = `last.npz.${process.pid}.tmp`;
  expect(asked).toEqual([`write ${temporary}`, `sync ${temporary}`, `rename ${temporary} last.npz`, "sync run"]);
});

it("a new folder's name is flushed, and that of a run", async () => {
  const top = temporaryFolder();
  asked.length = 0;
  await makeFolder(join(top, "a", "b"));
  expect(asked).toEqual([`sync ${basename(top)}`, "sync a"]);
  asked.length = 0;
  await createRunFolder({ name: "x", startedAt: new Date(0), runs: join(top, "a") });
  expect(asked).toEqual(["sync a"]);
});
