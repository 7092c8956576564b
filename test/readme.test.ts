import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readExperiment } from "../src/lab/experiment/index.ts";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = (heading: string): string[] =>
  [...readme.matchAll(/```(.*)\n([\s\S]*?)```/g)].filter(([, info]) => info === heading).map(([, , code]) => code);

it("has a library example that runs as it stands and learns", () => {
  const [code] = blocks("js run");
  // Inside the package, so that it imports itself by name as a user would.
  const folder = mkdtempSync(join(root, "dist", "readme-"));
  try {
    writeFileSync(join(folder, "example.mjs"), code);
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, "example.mjs")], { encoding: "utf8" });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const lines = stdout.trim().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["50", "100", "150", "200"]);
    expect(lines.at(-1)).toMatch(/ 1$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("shows an experiment that is one", () => {
  const [yaml] = blocks("yaml");
  expect(readExperiment("mnist.yaml", yaml).experiment.data.name).toBe("mnist");
});
