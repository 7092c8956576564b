// The worker as a process of its own: Node 20 reads no TypeScript, so vite loads it.
//
//     node start.mjs JOBS LIST     LIST is the module of the formats
import { join } from "node:path";
import { runnerImport } from "vite";

const [jobs, list] = process.argv.slice(2);
const root = join(import.meta.dirname, "../..");
// One import for all: two would have two classes of each error.
const { module } = await runnerImport(list, { root, configFile: false, logLevel: "error" });
await module.work(jobs, module.formats);
process.exit();
