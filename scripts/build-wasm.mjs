/**
 * Compiles src/kernels/assembly into src/kernels/assembly.generated.ts: the module as base64, so that a page needs one file.
 * The same sources give the same bytes on every machine; `--check` compares instead of writing, for continuous integration.
 *
 *     node scripts/build-wasm.mjs [--check]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import asc from "assemblyscript/asc";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, "src/kernels/assembly.generated.ts");
const limit = 32 * 1024;

const bytes = await compile();
const exports = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
  env: { memory: new WebAssembly.Memory({ initial: 1 }) },
}).exports;
const text = `// Written by scripts/build-wasm.mjs from assembly/*.ts: do not edit.

/** The first byte of the block; below it lies the kernels' working space. */
export const blockStart: number = ${exports.blockStart()};

/** The WebAssembly module, in base64. */
export const assembly: string =
  "${Buffer.from(bytes).toString("base64")}";
`;
const zipped = gzipSync(bytes, { level: 9 }).length;
if (zipped > limit) fail(`Cannot ship the kernels: expected at most ${limit} bytes compressed, received ${zipped}.`);
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text)
  fail("assembly.generated.ts is not what its sources give. Run `node scripts/build-wasm.mjs`.");
console.log(`kernels: ${bytes.length} bytes of wasm, ${zipped} compressed`);

async function compile() {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      "src/kernels/assembly/index.ts",
      "--baseDir",
      root,
      "--outFile",
      "kernels.wasm",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--importMemory",
      "--enable",
      "simd,bulk-memory",
      // v128 crosses only from one function of the module to another.
      "--disableWarning",
      "112",
    ],
    { writeFile: (name, contents) => files.set(name, contents) },
  );
  if (error) fail(`${error.message}\n${stderr.toString()}`);
  return files.get("kernels.wasm");
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
