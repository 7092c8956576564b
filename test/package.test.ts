import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "./node/temporary-folder.ts";

const root = join(import.meta.dirname, "..");

interface Locked {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

/** The packages that `npm ci --omit=dev` installs, by the folder that each goes to. */
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  packages: Readonly<Record<string, Locked>>;
};
const production = Object.entries(packages).filter(([folder, { dev }]) => folder !== "" && !dev);

it("no production dependency has a script that runs when it is installed", () => {
  expect(production.length).toBeGreaterThan(5);
  expect(production.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

it("trains with the production dependencies alone", () => {
  const folder = temporaryFolder();
  for (const path of ["package.json", "bin", "dist", "experiments", ...production.map(([path]) => path)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  const settings = ["data.count=100", "data.test_count=20", "trainer.epochs=1"].flatMap((set) => ["--set", set]);
  const command = ["bin/nabla.js", "train", "experiments/digits.yaml", ...settings, "--out", "run"];
  // Links are not followed to where the other packages lie.
  const alone = ["--preserve-symlinks", "--preserve-symlinks-main"];
  const { stderr, status } = spawnSync(process.execPath, [...alone, ...command], { cwd: folder, encoding: "utf8" });
  expect(status, stderr).toBe(0);
});
