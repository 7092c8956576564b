// Holds the promise that one seed gives the same bits in every engine: code that computes may use only what IEEE 754 and
// the language fix exactly, and neither chance nor a clock of its own. Prints each line that does otherwise.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inexact } from "./inexact.mjs";

const root = join(import.meta.dirname, "..", "src");
const folders = ["kernels", "core", "data", "lab"];
/** What reads numbers to speak of them, or times them, and never writes one that counts. */
const readers = /^lab\/(report|reproduce|doctor|bench)\//;

const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && folders.includes(name.split("/")[0]) && !readers.test(name),
);
let wrong = 0;
for (const name of names.sort()) {
  const source = readFileSync(join(root, name), "utf8");
  for (const { line, what } of inexact(name, source)) {
    wrong++;
    console.error(`src/${name}:${line} ${what}: ${source.split("\n")[line - 1].trim()}`);
  }
}
console.log(
  wrong === 0
    ? `nothing in the ${names.length} files of the numeric path depends on the engine`
    : `${wrong} places depend on the engine, on chance or on a clock`,
);
process.exitCode = wrong === 0 ? 0 : 1;
