// Bundles dist/web/index.js as dist/nabla.js: kernels, core, data and threads in one file that a page loads by itself.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle } from "./bundle.mjs";

const dist = join(import.meta.dirname, "..", "dist");
const code = await bundle(join(dist, "web", "index.js"));
writeFileSync(join(dist, "nabla.js"), code);
console.log(`nabla.js: ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} compressed`);
