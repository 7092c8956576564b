/**
 * The most that plain 128-bit SIMD reaches here: a loop of eight independent multiplications and eight additions with the
 * loads of a register tile, and nothing else. In GFLOP/s, the best of a few runs of about a millisecond.
 */
import asc from "assemblyscript/asc";

const source = (T) => `export function peak_${T}(n: i32): ${T} {
  let ${Array.from({ length: 8 }, (_, i) => `s${i} = v128.splat<${T}>(${i})`).join(", ")};
  for (let i = 0; i < n; i++) {
    const b0 = v128.load(64), b1 = v128.load(80);
    ${[0, 1, 2, 3]
      .map(
        (r) => `const x${r} = v128.load_splat<${T}>(96, ${8 * r});
    s${2 * r} = v128.add<${T}>(s${2 * r}, v128.mul<${T}>(x${r}, b0)), s${2 * r + 1} = v128.add<${T}>(s${2 * r + 1}, v128.mul<${T}>(x${r}, b1));`,
      )
      .join("\n    ")}
    v128.store(256, b0);
  }
  return v128.extract_lane<${T}>(${Array.from({ length: 8 }, (_, i) => `s${i}`).reduce((a, b) => `v128.add<${T}>(${a}, ${b})`)}, 0);
}`;

const files = new Map([["peak.ts", `${source("f32")}\n${source("f64")}\n`]]);
const { error, stderr } = await asc.main(
  [
    "peak.ts",
    "--outFile",
    "peak.wasm",
    "-O3",
    "--noAssert",
    "--runtime",
    "stub",
    "--initialMemory",
    "1",
    "--enable",
    "simd",
  ],
  {
    readFile: (name) => files.get(name) ?? null,
    writeFile: (name, contents) => files.set(name, contents),
    listFiles: () => [],
  },
);
if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(files.get("peak.wasm")), { env: { abort() {} } });

export function peak(dtype) {
  const [loop, lanes] = dtype === "float32" ? [exports.peak_f32, 4] : [exports.peak_f64, 2];
  const n = 20_000;
  let best = 0;
  for (let run = 0; run < 8; run++) {
    const start = performance.now();
    loop(n);
    best = Math.max(best, (n * 16 * lanes) / ((performance.now() - start) * 1e6));
  }
  return best;
}
for (let i = 0; i < 20; i++) for (const dtype of ["float32", "float64"]) peak(dtype);
