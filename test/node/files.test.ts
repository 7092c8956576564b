import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NablaError, UsageError } from "../../src/kernels/errors.ts";
import {
  appendLines,
  kindOf,
  makeFolder,
  readBytes,
  readBytesSync,
  readText,
  writeAtomic,
} from "../../src/node/files.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("readBytes", () => {
  it("reads all of a file, alike at once", async () => {
    const path = join(temporaryFolder(), "a");
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
    writeFileSync(path, bytes);
    expect(Buffer.compare(await readBytes(path), bytes)).toBe(0);
    expect(Buffer.compare(readBytesSync(path), bytes)).toBe(0);
  });

  it("names the path and the trouble", async () => {
    const folder = temporaryFolder();
    const big = join(folder, "big");
    writeFileSync(big, "12345");
    const missing = join(folder, "missing");
    const cases: [string, string][] = [
      [missing, `Cannot read ${missing}: expected an existing file, received nothing there (ENOENT).`],
      [folder, `Cannot read ${folder}: expected a file, received a folder.`],
      [join(big, "x"), `expected folders all along the path, received a file as one of them (ENOTDIR).`],
    ];
    for (const [path, message] of cases) {
      const error = await readBytes(path).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UsageError);
      expect((error as Error).message).toContain(message);
      expect(() => readBytesSync(path)).toThrow(message);
    }
    await expect(readBytes(big, 4)).rejects.toThrow("expected a file of at most 4 bytes, received 5 bytes.");
    expect(() => readBytesSync(big, 4)).toThrow("expected a file of at most 4 bytes, received 5 bytes.");
  });

  it.skipIf(process.platform === "win32")("does not wait for a pipe that nobody writes to", async () => {
    const path = join(temporaryFolder(), "pipe");
    execFileSync("mkfifo", [path]);
    await expect(readBytes(path)).rejects.toThrow("received a pipe or a device.");
  });

  it("refuses text that is not UTF-8", async () => {
    const path = join(temporaryFolder(), "a.yaml");
    writeFileSync(path, Uint8Array.of(0x61, 0xff));
    await expect(readText(path)).rejects.toThrow("expected text in UTF-8");
    writeFileSync(path, "ä");
    expect(await readText(path)).toBe("ä");
  });
});

describe("writeAtomic", () => {
  it("replaces a file and leaves nothing else", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "a.npz");
    await writeAtomic(path, "old and longer");
    await writeAtomic(path, Uint8Array.of(1, 2));
    expect([...readFileSync(path)]).toEqual([1, 2]);
    expect(readdirSync(folder)).toEqual(["a.npz"]);
  });

  it("never changes the old file in place", async () => {
    const path = join(temporaryFolder(), "a");
    writeFileSync(path, "old");
    const before = statSync(path).ino;
    await writeAtomic(path, "new");
    expect(statSync(path).ino).not.toBe(before);
  });

  it("removes the temporary file when it fails", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "taken", "full"), { recursive: true });
    await expect(writeAtomic(join(folder, "taken"), "x")).rejects.toThrow(NablaError);
    expect(readdirSync(folder)).toEqual(["taken"]);
  });

  it("says that the folder is missing", async () => {
    const folder = join(temporaryFolder(), "no");
    await expect(writeAtomic(join(folder, "a"), "x")).rejects.toThrow(
      `Cannot write ${join(folder, "a")}: expected an existing folder to write to, received no folder ${folder}.`,
    );
  });

  it("does not write through a link left under the temporary name", async () => {
    const folder = temporaryFolder();
    const victim = join(folder, "victim");
    writeFileSync(victim, "precious");
    symlinkSync(victim, join(folder, `a.${process.pid}.tmp`));
    await writeAtomic(join(folder, "a"), "x");
    expect(readFileSync(victim, "utf8")).toBe("precious");
    expect(readdirSync(folder).sort()).toEqual(["a", "victim"]);
  });
});

describe("appendLines", () => {
  it("adds lines, and refuses two in one", async () => {
    const path = join(temporaryFolder(), "history.jsonl");
    await appendLines(path, ['{"epoch":1}']);
    await appendLines(path, ['{"epoch":2}', '{"epoch":3}']);
    expect(readFileSync(path, "utf8")).toBe('{"epoch":1}\n{"epoch":2}\n{"epoch":3}\n');
    await expect(appendLines(path, ["a", "b\nc"])).rejects.toThrow(
      "expected single lines, received a line break in one",
    );
  });
});

describe("makeFolder and kindOf", () => {
  it("make folders beside one another at the same time", async () => {
    const folder = temporaryFolder();
    for (let i = 0; i < 20; i++) {
      const paths = Array.from({ length: 8 }, (_, j) => join(folder, String(i), "a", String(j)));
      await Promise.all(paths.map(makeFolder));
      expect(await Promise.all(paths.map(kindOf))).toEqual(paths.map(() => "folder"));
    }
  });

  it("make folders deep, twice, but not over a file", async () => {
    const folder = temporaryFolder();
    const deep = join(folder, "a", "b");
    await makeFolder(deep);
    await makeFolder(deep);
    expect(await kindOf(deep)).toBe("folder");
    expect(await kindOf(join(folder, "c"))).toBe("nothing");
    writeFileSync(join(folder, "c"), "");
    expect(await kindOf(join(folder, "c"))).toBe("file");
    await expect(makeFolder(join(folder, "c"))).rejects.toThrow("expected a free name or a folder, received a file");
  });
});
