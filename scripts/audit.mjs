// Asks the registry for known vulnerabilities of what is installed with Nabla, its production dependencies. Exits with 1
// where there are some. A registry that does not answer the question is no finding: that is said, and the exit code is 0.
import { spawnSync } from "node:child_process";

const { stdout, stderr } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8" });

/** @type {{ metadata?: { vulnerabilities?: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }>, message?: string }} */
let answer = {};
try {
  answer = JSON.parse(stdout);
} catch {
  // npm itself failed; its words are shown below.
}
const counted = answer.metadata?.vulnerabilities;
if (counted) {
  for (const [name, { severity }] of Object.entries(answer.vulnerabilities ?? {}))
    console.error(`${name}: ${severity}`);
  console.log(`${counted.total} known vulnerabilities in production dependencies`);
  process.exitCode = counted.total === 0 ? 0 : 1;
} else {
  const why = answer.message ?? (stderr || stdout).trim().split("\n").at(-1);
  console.log(`Not audited: the registry gave no answer (${why})`);
}
