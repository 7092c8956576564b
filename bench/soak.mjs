// Whether a long training holds its memory: trains for minutes with everything on (pictures augmented ahead in a thread, two
// threads that compute, the doctor, checkpoints, the log), measures at the end of every epoch what is held after the garbage
// has been collected, and fits lines to what comes after the warm-up. Exits with 1 where two hours would add more than a
// limit. `npm run build` first.
//
//     node --expose-gc bench/soak.mjs [--minutes 10 | --epochs N] [--examples 2000] [--threads 2] [--json] [--leak 0]
//
// With --leak it keeps so many bytes an epoch on purpose: it has to fail then. Fewer examples make shorter epochs.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { main } from "../dist/cli/main.js";

const { values: given } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    epochs: { type: "string", default: "Infinity" },
    examples: { type: "string", default: "2000" },
    threads: { type: "string", default: "2" },
    json: { type: "boolean", default: false },
    leak: { type: "string", default: "0" },
  },
});
const [epochs, leak] = [Number(given.epochs), Number(given.leak)];
const minutes = epochs < Infinity ? Infinity : Number(given.minutes);
const megabyte = 2 ** 20;
/** What an epoch leaves in the heap, in bytes: its line of history, once in the training and once for the report, a dozen numbers each. */
const history = 1536;
/** What two hours may add beyond that, in bytes: the system gives memory back when it likes. */
const limits = { heap: 8 * megabyte, wasm: 0, rss: 48 * megabyte };
/** The share of the samples that is warm-up: code is compiled, buffers reach their size. */
const warmUp = 0.25;
/** So many epochs after it make a line. */
const leastEpochs = 10;

const experiment = `version: 1
data: {name: digits, count: ${Number(given.examples)}, test_count: 100, batch_size: 50, val_split: 0.1, augment: [rotation: 10, elastic: {alpha: 20}]}
model: [conv2d: {out_channels: 6, kernel_size: 5}, batch_norm, relu, max_pool2d: 2, flatten, dropout: 0.2, linear: 60, relu, linear: 10]
optimizer: adamw
schedule: {plateau: {patience: 1000}}
trainer: {epochs: 1000000, ema: {decay: 0.99}, early_stopping: {patience: 1000000}, log_every: 10}
`;

/** Every memory of WebAssembly that has not been collected. */
const memories = new Set();
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor) {
    super(descriptor);
    memories.add(new WeakRef(this));
  }
};

function measure() {
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  const wasm = [...memories].reduce((sum, one) => sum + (one.deref()?.buffer.byteLength ?? 0), 0);
  return { heap: heapUsed + external, wasm, rss };
}

/** The least-squares line through points, and the standard error of its slope. */
function line(points) {
  const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
  const [x0, y0] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const sxx = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / sxx;
  const rest = points.reduce((sum, [x, y]) => sum + (y - y0 - slope * (x - x0)) ** 2, 0);
  return { mean: y0, slope, error: Math.sqrt(rest / Math.max(1, points.length - 2) / sxx) };
}

async function soak(folder) {
  const file = join(folder, "soak.yaml");
  writeFileSync(file, experiment);
  const [samples, kept] = [[], []];
  const began = performance.now();
  let asked = false;
  const out = (text) => {
    if (JSON.parse(text).event !== "epoch") return;
    if (leak > 0) kept.push(Buffer.alloc(leak, 1));
    const hours = (performance.now() - began) / 3_600_000;
    samples.push({ hours, ...measure() });
    if (hours * 60 > minutes || samples.length === epochs) asked = true;
  };
  const terminal = {
    json: true,
    live: false,
    columns: 80,
    rows: 24,
    out,
    err: (text) => console.error(text),
    redraw() {},
    progress() {},
    listen: () => ({
      get asked() {
        return asked;
      },
      end() {},
    }),
  };
  const argv = ["train", file, "--out", join(folder, "run"), "--threads", given.threads, "--json"];
  const code = await main(argv, () => terminal);
  if (code !== 130) throw new Error(`expected the training to be interrupted, it ended with ${code}`);
  return samples;
}

if (!globalThis.gc) throw new Error("Run it with node --expose-gc.");
const folder = mkdtempSync(join(tmpdir(), "nabla-soak-"));
try {
  const samples = await soak(folder);
  const settled = samples.slice(Math.ceil(warmUp * samples.length));
  if (settled.length < leastEpochs)
    throw new Error(`Only ${samples.length} epochs: give it more time or fewer examples.`);
  const kinds = Object.keys(limits).map((kind) => {
    const { mean, slope, error } = line(settled.map((sample) => [sample.hours, sample[kind]]));
    // What is certain of the growth: two standard errors less.
    const told = kind === "heap" ? (history * settled.length) / (settled.at(-1).hours - settled[0].hours) : 0;
    const isFlat = 2 * (slope - told - 2 * error) <= limits[kind];
    const perEpoch = line(settled.map((sample, i) => [i, sample[kind]])).slope;
    return { kind, mean, perHour: slope, error, perEpoch, isFlat };
  });
  const summary = { minutes: samples.at(-1).hours * 60, epochs: samples.length, kinds };
  if (given.json) console.log(JSON.stringify(summary));
  else {
    console.log(`${summary.minutes.toFixed(1)} minutes, ${summary.epochs} epochs; after the first quarter`);
    for (const { kind, mean, perHour, error, perEpoch, isFlat } of kinds) {
      const [held, growth, doubt] = [mean, perHour, error].map((bytes) => (bytes / megabyte).toFixed(2));
      const figures = `${held} MiB, ${growth} ± ${doubt} MiB an hour, ${perEpoch.toFixed(0)} bytes an epoch`;
      console.log(`${kind.padEnd(5)} ${figures}: ${isFlat ? "flat" : "IT GROWS"}`);
    }
  }
  process.exitCode = kinds.every(({ isFlat }) => isFlat) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
