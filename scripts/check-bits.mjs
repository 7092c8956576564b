// Holds the promise that one seed gives the same bits in every engine: code that computes may use only what IEEE 754 and
// the language fix exactly, and neither chance nor a clock of its own. Prints each line that does otherwise.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "src");
const inexact =
  /\bMath\.(random|exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|\bDate\b|\bperformance\b|\*\*(?![/*])/;

let wrong = 0;
for (const folder of ["kernels", "core", "data"]) {
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const lines = readFileSync(join(root, folder, name), "utf8").split("\n");
    for (const [i, line] of lines.entries()) {
      const code = line.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/^\s*(\/?\*|\/\/).*|\/\/.*|\/\*.*\*\//, "");
      if (!inexact.test(code)) continue;
      // A power of constant whole numbers is a literal written readably.
      if (/\b\d+ \*\* \d+\b/.test(code) && !/\bMath\.(?!floor|round)/.test(code.replace(/\b\d+ \*\* \d+\b/g, "")))
        continue;
      wrong++;
      console.error(`src/${folder}/${name}:${i + 1}: ${line.trim()}`);
    }
  }
}
console.log(
  wrong === 0
    ? "nothing in the numeric path depends on the engine"
    : `${wrong} lines depend on the engine, on chance or on a clock`,
);
process.exitCode = wrong === 0 ? 0 : 1;
