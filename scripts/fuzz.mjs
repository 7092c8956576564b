// Has every reader read hostile input, and prints what was accepted, refused or broke the law of test/hostile/law.ts.
//
//     node scripts/fuzz.mjs                    10,000 cases of each format
//     node scripts/fuzz.mjs --seed 7           others
//     node scripts/fuzz.mjs PNG 1 4711         one case again: format, seed, number
//
// Exits with 1 when a case failed.
import { join } from "node:path";
import { runnerImport } from "vite";

const cases = 10_000;
const root = join(import.meta.dirname, "..");

/** @param {string} file */
const load = async (file) => {
  const options = { root, configFile: false, logLevel: "error" };
  const { module } = await runnerImport(join(root, "test/hostile", file), options);
  return module;
};
const { fuzz } = await load("fuzz.ts");
const { formats } = await load("formats.ts");

const [first, ...others] = process.argv.slice(2);
const [seed, number] = others.map(Number);
const jobs =
  first === undefined || first === "--seed"
    ? formats.map(({ name }) => ({ format: name, seed: seed ?? 1, from: 0, to: cases }))
    : [{ format: first, seed, from: number, to: number + 1 }];
let failed = 0;
for (const job of jobs) {
  const [outcome] = (await fuzz([job])).values();
  const { accepted, refused, seconds, slowest, failures } = outcome;
  console.log(
    `${job.format.padEnd(13)} ${accepted} accepted, ${refused} refused, ${failures.length} failed, ${seconds.toFixed(1)} s, slowest ${slowest.number} with ${slowest.milliseconds.toFixed(0)} ms`,
  );
  for (const failure of failures) console.log(failure);
  failed += failures.length;
}
process.exitCode = failed > 0 ? 1 : 0;
