import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/kernels/errors.ts";
import { describeEnvironment } from "../../src/node/environment.ts";
import { createRunFolder, isRun } from "../../src/node/run-folder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const startedAt = new Date(2024, 4, 6, 7, 8, 9);
const facts = {
  kernels: "reference",
  exact: true,
  threads: 1,
  seed: 0,
  dtype: "float32",
  dataHash: "",
  startedAt,
} as const;

describe("createRunFolder", () => {
  it("names the folder after time and name, and counts where it exists, also for runs that start at once", async () => {
    const runs = join(temporaryFolder(), "runs");
    const run = { name: "digits", startedAt, runs };
    const made = await Promise.all([createRunFolder(run), createRunFolder(run), createRunFolder(run)]);
    expect(made.map(({ path }) => basename(path)).sort()).toEqual([
      "2024-05-06_07-08-09-digits",
      "2024-05-06_07-08-09-digits-2",
      "2024-05-06_07-08-09-digits-3",
    ]);
  });

  it("takes --out as it is, new or empty", async () => {
    const out = join(temporaryFolder(), "a", "b");
    expect((await createRunFolder({ name: "x", startedAt, out })).path).toBe(out);
    expect((await createRunFolder({ name: "x", startedAt, out })).path).toBe(out);
  });

  it.each([["notes.txt"], ["config.yaml"], ["env.json"]])("refuses a folder with %s in it", async (file) => {
    const out = temporaryFolder();
    writeFileSync(join(out, file), "mine");
    const error = await createRunFolder({ name: "x", startedAt, out }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(
      `Cannot write a run to ${out}: expected a new or an empty folder, received one with ${file}. ` +
        "Give --out another folder.",
    );
    expect(readFileSync(join(out, file), "utf8")).toBe("mine");
  });

  it("refuses a file", async () => {
    const out = join(temporaryFolder(), "file");
    writeFileSync(out, "mine");
    await expect(createRunFolder({ name: "x", startedAt, out })).rejects.toThrow("received a file of that name");
  });

  it("refuses a folder that holds a run, and leaves all of it", async () => {
    const out = temporaryFolder();
    const files = ["config.yaml", "env.json", "history.jsonl", "last.npz", "notes.txt"];
    for (const file of files) writeFileSync(join(out, file), "old");
    const error = await createRunFolder({ name: "x", startedAt, out }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(
      `Cannot write a run to ${out}: expected a new or an empty folder, received one that holds a run. ` +
        `Give --out another folder, or continue that run with --resume ${out}.`,
    );
    expect(readdirSync(out).sort()).toEqual(files);
    for (const file of files) expect(readFileSync(join(out, file), "utf8")).toBe("old");
  });
});

describe("RunFolder", () => {
  it("writes each file whole", async () => {
    const run = await createRunFolder({ name: "x", startedAt, out: join(temporaryFolder(), "run") });
    await run.writeEnvironment(describeEnvironment(facts));
    expect(await isRun(run.path)).toBe(false);
    await run.writeConfig("version: 1\n");
    expect(await isRun(run.path)).toBe(true);
    await run.append("history", [{ epoch: 1 }]);
    await run.append("history", [{ epoch: 2 }, { epoch: 3 }]);
    await run.append("steps", []);
    await run.writeWeights("last", Uint8Array.of(1));
    await run.writeReport("<p>");
    const read = (file: string): string => readFileSync(join(run.path, file), "utf8");
    expect(JSON.parse(read("env.json"))).toMatchObject({ seed: 0 });
    expect(read("config.yaml")).toBe("version: 1\n");
    expect(read("history.jsonl")).toBe('{"epoch":1}\n{"epoch":2}\n{"epoch":3}\n');
    await run.writeLines("history", [{ epoch: 1 }]);
    expect(read("history.jsonl")).toBe('{"epoch":1}\n');
    expect(existsSync(join(run.path, "best.npz"))).toBe(false);
    expect(readdirSync(run.path).sort()).toEqual([
      "config.yaml",
      "env.json",
      "history.jsonl",
      "last.npz",
      "report.html",
    ]);
  });

  it("is not made in a folder that is a file", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "runs"), "");
    await expect(createRunFolder({ name: "x", startedAt, runs: join(folder, "runs") })).rejects.toThrow("a file");
  });
});
