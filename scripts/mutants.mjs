// Are the tests of the numbers worth anything? Each mistake of mutants.txt is put into a copy of the sources, and some
// test has to fail.
//
//     node scripts/mutants.mjs            all of them, a few seconds each
//     node scripts/mutants.mjs adam       those whose name contains "adam"
//
// Exits with 1 when a mutant survives, or when its place in the source is no longer found.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A mistake: in `file` (below src/) the one occurrence of `from` becomes `to`.
 * @typedef {{ name: string, file: string, from: string, to: string }} Mutant
 */

const root = join(import.meta.dirname, "..");
const copied = [
  "src",
  "test",
  "experiments",
  "package.json",
  "tsconfig.base.json",
  "tsconfig.json",
  "vitest.config.ts",
];
/** What is run against a mutant, by the beginning of its file: the rest is learning, with the kernels' contract. */
const readers = ["test/data/bad-input.test.ts", "test/data/pickle.test.ts"];
const own = {
  ...Object.fromEntries(["bytes", "csv", "npz", "pickle", "zip"].map((reader) => [`data/${reader}`, readers])),
  "kernels/errors.ts": ["test/kernels/errors.test.ts"],
  "lab/experiment/yaml.ts": ["test/lab/experiment/source.test.ts"],
  "lab/open-model.ts": ["test/lab/open-model.test.ts"],
  "lab/model-file.ts": ["test/lab/model-file.test.ts"],
  "node/read-run.ts": ["test/node/read-run.test.ts"],
  "node/load/image-folder.ts": ["test/node/load/image-folder.test.ts"],
  "data/": ["test/data/render/", "test/data/augment/", "test/data/table.test.ts"],
  "lab/doctor/": ["test/lab/doctor/"],
  "lab/explain/": ["test/lab/explain/"],
  "lab/prepare.ts": ["test/lab/prepare.test.ts"],
  "lab/reproduce/": ["test/lab/reproduce/"],
  "lab/": ["test/lab/resume.test.ts", "test/lab/continuation.test.ts"],
  "node/download": ["test/node/download.test.ts"],
  "node/": ["test/node/files.test.ts", "test/node/durable.test.ts", "test/node/run-folder.test.ts"],
  "cli/": ["test/cli/save.test.ts", "test/cli/resume.test.ts"],
};
const learning = ["test/core/", "test/kernels/reference.test.ts"];
const notRun = ["test/core/random/**"];

/** Reads the list. @param {string} text @returns {Mutant[]} */
function parse(text) {
  const blocks = text.replace(/^#.*\n/gm, "").split(/\n{2,}/);
  return blocks
    .map((block) => block.trim().split("\n"))
    .filter(([head]) => head)
    .map(([head, ...lines]) => {
      const side = (/** @type {string} */ sign) =>
        lines.flatMap((line) => (line.startsWith(`${sign} `) ? [line.slice(2)] : [])).join("\n");
      const [name, file] = head.split(": ");
      return { name, file, from: side("-"), to: side("+") };
    });
}

/** @param {string} file @returns {string[]} the tests that a mutant of the file is shown to */
const testsOf = (file) => Object.entries(own).find(([folder]) => file.startsWith(folder))?.[1] ?? learning;

/** Runs tests of a tree up to the first that fails. @param {string} tree @param {string[]} tests @returns {"failed" | "passed" | "did not run"} */
function runTests(tree, tests) {
  const report = join(tree, "report.json");
  rmSync(report, { force: true });
  const excluded = notRun.flatMap((pattern) => ["--exclude", pattern]);
  const options = ["--bail=1", "--reporter=json", `--outputFile=${report}`, "--testTimeout=20000"];
  const command = ["node_modules/vitest/vitest.mjs", "run", ...tests, ...excluded, ...options];
  const { status } = spawnSync(process.execPath, command, { cwd: tree, timeout: 120_000, stdio: "ignore" });
  // Stopped for running too long: the mutant loops for ever, which is a way of being found.
  if (status === null) return "failed";
  const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, "utf8"));
  if (numFailedTests > 0) return "failed";
  return status === 0 && numPassedTests > 0 ? "passed" : "did not run";
}

/** @param {string} tree @param {Mutant} mutant @returns {string} */
function judge(tree, { file, from, to }) {
  const path = join(tree, "src", file);
  const source = readFileSync(path, "utf8");
  if (source.split(from).length !== 2) return "not found";
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return { failed: "killed", passed: "SURVIVED", "did not run": "broken" }[runTests(tree, testsOf(file))];
  } finally {
    writeFileSync(path, source);
  }
}

const tree = mkdtempSync(join(tmpdir(), "mutants-"));
process.exitCode = 1;
try {
  for (const part of copied) cpSync(join(root, part), join(tree, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  const mutants = parse(readFileSync(join(import.meta.dirname, "mutants.txt"), "utf8"));
  const chosen = mutants.filter(({ name }) => name.includes(process.argv[2] ?? ""));
  const sound = runTests(tree, [...new Set(chosen.flatMap(({ file }) => testsOf(file)))]);
  if (sound !== "passed") throw new Error(`without any mutant the tests ${sound}: repair them first`);
  const verdicts = chosen.map((mutant) => {
    const verdict = judge(tree, mutant);
    console.log(`${verdict.padEnd(10)} ${mutant.name} (${mutant.file})`);
    return verdict;
  });
  const killed = verdicts.filter((verdict) => verdict === "killed").length;
  console.log(`${killed} of ${chosen.length} mutants killed`);
  if (killed > 0 && killed === chosen.length) process.exitCode = 0;
} finally {
  rmSync(tree, { recursive: true, force: true });
}
