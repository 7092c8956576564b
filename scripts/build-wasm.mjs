/**
 * Compiles src/kernels/assembly into src/kernels/assembly.generated.ts: the module as base64, so that a page needs one file;
 * and src/lab/bench/assembly into src/lab/bench/peak.generated.ts, a loop that measures a machine.
 * The same sources give the same bytes on every machine; `--check` compares instead of writing, for continuous integration.
 *
 *     node scripts/build-wasm.mjs [--check]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import asc from "assemblyscript/asc";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const limit = 32 * 1024;

const bytes = await compile("src/kernels/assembly/index.ts", [
  "--importMemory",
  // A shared memory needs a limit, and with one the modules for both kinds of memory differ in a single bit.
  "--maximumMemory",
  "65536",
]);
const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory, space: 0 } });
if (exports.spareConstants() < 0)
  fail("Cannot place the constants: expected them below PANELS of scratch.ts, received more.");
const text = `// Written by scripts/build-wasm.mjs from assembly/*.ts: do not edit.

/** How many bytes below the block each thread needs. */
export const workingSpace: number = ${exports.workingSpace()};

/** Which byte of the module says what memory it imports: 1 one of its own, 3 a shared one. */
export const memoryKindAt: number = ${memoryKindAt(bytes)};

/** The WebAssembly module, in base64. */
export const assembly: string =
  "${Buffer.from(bytes).toString("base64")}";
`;
const zipped = gzipSync(bytes, { level: 9 }).length;
if (zipped > limit) fail(`Cannot ship the kernels: expected at most ${limit} bytes compressed, received ${zipped}.`);
generate("src/kernels/assembly.generated.ts", text);

const peak = await compile("src/lab/bench/assembly/peak.ts", ["--initialMemory", "1"]);
const rows = [...peak].join(", ").match(/.{1,115}(,|$)/g);
generate(
  "src/lab/bench/peak.generated.ts",
  `// Written by scripts/build-wasm.mjs from assembly/peak.ts: do not edit.

/** The WebAssembly module. */
export const peakModule: Uint8Array = Uint8Array.of(
  ${rows.map((row) => row.trim()).join("\n  ")}
);
`,
);
console.log(`kernels: ${bytes.length} bytes of wasm, ${zipped} compressed`);

async function compile(entry, options) {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      entry,
      "--baseDir",
      root,
      "--outFile",
      "out.wasm",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      "simd,bulk-memory",
      // v128 crosses only from one function of the module to another.
      "--disableWarning",
      "112",
      ...options,
    ],
    { writeFile: (name, contents) => files.set(name, contents) },
  );
  if (error) fail(`${error.message}\n${stderr.toString()}`);
  return files.get("out.wasm");
}

/** Writes a generated source, or with `--check` compares it. */
function generate(path, text) {
  const target = join(root, path);
  if (!process.argv.includes("--check")) writeFileSync(target, text);
  else if (!existsSync(target) || readFileSync(target, "utf8") !== text)
    fail(`${path} is not what its sources give. Run \`node scripts/build-wasm.mjs\`.`);
}

/**
 * Where the limits of the imported memory begin: after module "env", name "memory" and kind 2.
 * https://webassembly.github.io/spec/core/binary/modules.html#import-section
 */
function memoryKindAt(bytes) {
  const name = Buffer.from("\x03env\x06memory\x02", "latin1");
  const at = Buffer.from(bytes).indexOf(name) + name.length;
  const shared = bytes.slice();
  shared[at] = 3;
  if (bytes[at] !== 1 || !WebAssembly.validate(shared))
    fail("Cannot find the module's memory: expected one with a limit.");
  return at;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
