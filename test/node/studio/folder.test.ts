import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPlainName, namesOf, openBelow } from "../../../src/node/studio/folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

describe("names of a path", () => {
  it("are decoded one by one", () => {
    expect(namesOf("/api/runs/2026-11-21_a%20b/%E5%8D%9A.npz")).toEqual(["api", "runs", "2026-11-21_a b", "博.npz"]);
  });

  it.each([
    "",
    "a",
    "/",
    "//a",
    "/a/",
    "/..",
    "/a/../b",
    "/%2e%2e/b",
    "/a%2f..%2fb",
    "/a%5c..%5cb",
    "/..%5cb",
    "/.hidden",
    "/a%00b",
    "/a%0ab",
    "/c:/b",
    "/a%3ab",
    "/%",
    "/%e5%8d",
  ])("%j has none", (path) => {
    expect(namesOf(path)).toBeUndefined();
  });
});

it("a plain name may have dots within and at the end", () => {
  expect(["a.b.yaml", "a..b", "博 1"].every(isPlainName)).toBe(true);
});

describe("opening below a folder", () => {
  async function read(folder: string, ...names: string[]): Promise<string | undefined> {
    const handle = await openBelow(folder, names);
    try {
      return await handle?.readFile("utf8");
    } finally {
      await handle?.close();
    }
  }

  function tree(): string {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "in/deep"), { recursive: true });
    writeFileSync(join(folder, "in/deep/file"), "inside");
    writeFileSync(join(folder, "secret"), "outside");
    return folder;
  }

  it("finds files, at any depth, and the folder itself may be a link", async () => {
    const folder = tree();
    symlinkSync(join(folder, "in"), join(folder, "link"));
    expect(await read(join(folder, "in"), "deep", "file")).toBe("inside");
    expect(await read(join(folder, "link"), "deep", "file")).toBe("inside");
  });

  it("finds no folder, nothing that is missing, and nothing outside by name", async () => {
    const folder = tree();
    for (const names of [
      [],
      ["deep"],
      ["missing"],
      ["..", "secret"],
      ["deep/../../secret"],
      ["deep", "file", "more"],
    ]) {
      expect(await read(join(folder, "in"), ...names)).toBeUndefined();
    }
    expect(await read(join(folder, "missing"), "file")).toBeUndefined();
  });

  it("follows links that stay inside, and none that leave", async () => {
    const folder = tree();
    const inside = join(folder, "in");
    symlinkSync(join(inside, "deep/file"), join(inside, "near"));
    symlinkSync(join(folder, "secret"), join(inside, "far"));
    symlinkSync(folder, join(inside, "up"));
    // A neighbour whose name begins as the folder's does.
    mkdirSync(join(folder, "in-2"));
    writeFileSync(join(folder, "in-2/file"), "outside");
    symlinkSync(join(folder, "in-2/file"), join(inside, "next"));
    expect(await read(inside, "near")).toBe("inside");
    expect(await read(inside, "far")).toBeUndefined();
    expect(await read(inside, "up", "secret")).toBeUndefined();
    expect(await read(inside, "next")).toBeUndefined();
  });
});
