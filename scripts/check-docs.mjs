// Holds the documentation to the source: a fenced block headed `ts path/to/file.ts` has to stand in that file, line for
// line (indentation aside). Prints each that does not and exits with 1.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const flat = (text) =>
  text
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "))
    .join("\n")
    .trim();

let quoted = 0;
let wrong = 0;
for (const page of pages) {
  const text = readFileSync(join(root, page), "utf8");
  for (const [, path, code] of text.matchAll(/```ts (\S+\.ts)\n([\s\S]*?)```/g)) {
    quoted++;
    if (flat(readFileSync(join(root, path), "utf8")).includes(flat(code))) continue;
    wrong++;
    console.error(`${page} quotes lines that ${path} does not have:\n${code}`);
  }
}
console.log(`${quoted} quotations checked, ${wrong} wrong`);
process.exitCode = wrong === 0 && quoted > 0 ? 0 : 1;
