import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NablaError, UsageError } from "../../src/kernels/errors.ts";
import { checkpointOf, readRun } from "../../src/node/read-run.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const all = {
  "config.yaml": "version: 1\n",
  "env.json": "{}\n",
  "history.jsonl": '{"epoch":1}\n{"epo',
  "last.npz": "L",
};

function runWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function failureOf(path: string): Promise<Error> {
  const error = await readRun(path).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(NablaError);
  return error as Error;
}

describe("readRun", () => {
  it("gives texts and bytes, and leaves out a line of history that was cut off", async () => {
    const path = runWith(all);
    const run = await readRun(path);
    expect(run).toMatchObject({ path, config: "version: 1\n", environment: "{}\n", history: ['{"epoch":1}'] });
    expect(run.best).toBeUndefined();
    expect(new TextDecoder().decode(checkpointOf(run).bytes)).toBe("L");
  });

  it("reads no text of a run without end", async () => {
    for (const [file, most] of [
      ["config.yaml", 1],
      ["env.json", 1],
      ["history.jsonl", 32],
      ["findings.jsonl", 16],
    ] as const) {
      const path = runWith({ ...all, [file]: "" });
      truncateSync(join(path, file), (most + 1) * 2 ** 20);
      expect((await failureOf(path)).message).toBe(
        `Cannot read ${join(path, file)}: expected a file of at most ${most} MiB, received ${most + 1} MiB.`,
      );
    }
  });

  it("resumes from the last weights only", async () => {
    const { "last.npz": _, ...rest } = all;
    const run = await readRun(runWith({ ...rest, "best.npz": "B" }));
    expect(new TextDecoder().decode(run.best)).toBe("B");
    expect(() => checkpointOf(run)).toThrow("expected last.npz, received a run without it.");
  });

  it("says what is wrong with a folder", async () => {
    const missing = await failureOf(join(temporaryFolder(), "no"));
    expect(missing).toBeInstanceOf(UsageError);
    expect(missing.message).toContain("expected the folder of a run, received nothing there.");
    const empty = await failureOf(temporaryFolder());
    expect(empty.message).toContain("expected a folder with config.yaml and env.json, received an empty one.");
    const other = await failureOf(runWith({ "notes.txt": "" }));
    expect(other.message).toContain("received a folder that is no run. Name a folder that nabla train made.");
    const { "env.json": _, ...cut } = all;
    expect((await failureOf(runWith(cut))).message).toContain("received one without env.json. It was cut off");
    const early = await failureOf(runWith({ "config.yaml": "", "env.json": "" }));
    expect(early.message).toContain("expected last.npz or best.npz, received neither. It was stopped before");
    const file = join(runWith(all), "last.npz");
    expect((await failureOf(file)).message).toContain("received a file.");
  });

  it("suggests the latest run where it is given the folder of all", async () => {
    const runs = temporaryFolder();
    for (const name of ["2024-01-01_00-00-00-a", "2024-01-02_00-00-00-b", "2024-01-03_00-00-00-not-one"]) {
      mkdirSync(join(runs, name));
      if (name.endsWith("not-one")) continue;
      for (const file of ["config.yaml", "env.json"]) writeFileSync(join(runs, name, file), "");
    }
    expect((await failureOf(runs)).message).toContain(`Did you mean ${join(runs, "2024-01-02_00-00-00-b")}?`);
  });
});
