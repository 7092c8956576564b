// Takes over what `nabla reproduce` has left: writes docs/reproduction/results.json, and from it the tables of
// docs/reproduction.md and docs/wrong-derivative.md, which stand between <!-- results ID --> and <!-- end -->.
//
//     npm run build && node scripts/write-reproduction.mjs reproduction
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPublished } from "../dist/lab/reproduce/published.js";
import { resultsOf } from "../dist/lab/reproduce/results.js";
import { withResults } from "../dist/lab/reproduce/results-table.js";

const root = join(import.meta.dirname, "..");
const folder = process.argv[2] ?? "reproduction";
const published = readPublished("published.yaml", readFileSync(join(root, "experiments/published.yaml")));

const outcomes = [];
for (const row of readdirSync(join(folder, "rows"))) {
  for (const seed of readdirSync(join(folder, "rows", row))) {
    const file = join(folder, "rows", row, seed, "outcome.json");
    if (existsSync(file)) outcomes.push(JSON.parse(readFileSync(file, "utf8")));
  }
}
const results = resultsOf(published, outcomes);
mkdirSync(join(root, "docs/reproduction"), { recursive: true });
writeFileSync(join(root, "docs/reproduction/results.json"), `${JSON.stringify(results, null, 2)}\n`);
for (const page of ["docs/reproduction.md", "docs/wrong-derivative.md"]) {
  const path = join(root, page);
  writeFileSync(path, withResults(readFileSync(path, "utf8"), published, results));
}
console.log(`${outcomes.length} outcomes`);
