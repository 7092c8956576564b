import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/kernels/errors.ts";
import { dataFolders, findPath, folderForNewData, mnistMissing } from "../../src/node/data-folder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const around = { env: {}, cwd: "/project", home: "/home/ann", platform: "linux" };

describe("dataFolders", () => {
  it("takes --data before NABLA_DATA before ./data and the cache", () => {
    const env = { NABLA_DATA: "/sets" };
    expect(dataFolders("mine", { ...around, env })).toEqual({
      candidates: ["/project/mine"],
      from: "--data",
      cwd: "/project",
    });
    expect(dataFolders(undefined, { ...around, env }).candidates).toEqual(["/sets"]);
    expect(dataFolders(undefined, { ...around, env: { NABLA_DATA: "" } }).candidates).toEqual([
      "/project/data",
      "/home/ann/.cache/nabla",
    ]);
  });

  it("knows each platform's cache", () => {
    const cache = (platform: string, env: Record<string, string>) =>
      dataFolders(undefined, { ...around, platform, env }).candidates[1];
    expect(cache("darwin", {})).toBe("/home/ann/Library/Caches/nabla");
    expect(cache("win32", { LOCALAPPDATA: "/local" })).toBe("/local/nabla");
    expect(cache("linux", { XDG_CACHE_HOME: "/fast" })).toBe("/fast/nabla");
    expect(cache("linux", { XDG_CACHE_HOME: "not/absolute" })).toBe("/home/ann/.cache/nabla");
  });
});

describe("folderForNewData", () => {
  it("is the folder that was named, else ./data if it exists, else the cache", async () => {
    const cwd = temporaryFolder();
    const default_ = dataFolders(undefined, { ...around, cwd });
    expect(await folderForNewData(dataFolders("new", { ...around, cwd }))).toBe(join(cwd, "new"));
    expect(await folderForNewData(default_)).toBe("/home/ann/.cache/nabla");
    mkdirSync(join(cwd, "data"));
    expect(await folderForNewData(default_)).toBe(join(cwd, "data"));
  });
});

describe("findPath", () => {
  it("looks below the data folders, then below the working directory", async () => {
    const cwd = temporaryFolder();
    const folders = dataFolders(undefined, { ...around, cwd });
    const error = await findPath(folders, "a.csv").catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(
      `Cannot find data a.csv: expected it at one of ${join(cwd, "data/a.csv")}, /home/ann/.cache/nabla/a.csv, ` +
        `${join(cwd, "a.csv")}, received nothing there. Name the data folder with --data DIR.`,
    );
    writeFileSync(join(cwd, "a.csv"), "");
    expect(await findPath(folders, "a.csv")).toBe(join(cwd, "a.csv"));
    mkdirSync(join(cwd, "data"));
    writeFileSync(join(cwd, "data", "a.csv"), "");
    expect(await findPath(folders, "a.csv")).toBe(join(cwd, "data", "a.csv"));
    expect(await findPath(folders, join(cwd, "a.csv"))).toBe(join(cwd, "a.csv"));
  });
});

describe("mnistMissing", () => {
  it("says where it looked, how to get MNIST, and what needs no download", () => {
    expect(mnistMissing(dataFolders(undefined, around), undefined).message).toBe(
      "Cannot find MNIST: expected the four *-ubyte.gz files or mnist.pkl.gz in /project/data/mnist or " +
        '/home/ann/.cache/nabla/mnist, received nothing there. Get it with "nabla data get mnist", or name the folder that ' +
        "holds mnist/ with --data DIR. The embedded digits need no download: data: {name: digits}.",
    );
    const pickle = mnistMissing(dataFolders("d", around), "pickle").message;
    expect(pickle).toContain("expected mnist.pkl.gz in /project/d/mnist, the data folder that --data names");
    expect(pickle).not.toContain("data get");
  });
});
