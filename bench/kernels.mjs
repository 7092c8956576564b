/**
 * What the kernels reach: products as GFLOP/s and as a share of this machine's measured 128-bit peak, and whole training
 * steps in turns with PyTorch in the same run. Machines are shared, so the ratio counts and not the microseconds.
 *
 *     npm run build && node bench/kernels.mjs [--rounds 7] [--only W1-sgd,W2] [--profile W1-sgd] [--no-peers] [--threads 2]
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { reference } from "../dist/kernels/reference/index.js";
import { compileWasm } from "../dist/kernels/wasm.js";
import { startThreads } from "../dist/node/threads.js";
import { peak } from "./peak.mjs";
import { open, workloads } from "./workloads.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    only: { type: "string" },
    profile: { type: "string" },
    "no-peers": { type: "boolean", default: false },
    threads: { type: "string", default: "2" },
  },
});
const rounds = Number(values.rounds);
const names = values.only?.split(",") ?? Object.keys(workloads);
const wasm = compileWasm();
const threads = startThreads(Number(values.threads));

if (values.profile) profileOf(values.profile);
else {
  products();
  await steps();
}

function products() {
  const shapes = [
    ["matmulNT", 100, 100, 784, "W1 forward"],
    ["matmulTN", 100, 784, 100, "W1 weight gradient"],
    ["matmulNT", 100, 10, 100, "W1 output"],
    ["matmul", 100, 100, 10, "W1 backward"],
    ["matmulNT", 80, 100, 100, "W5 forward"],
    ["matmulTN", 100, 100, 80, "W5 weight gradient"],
    ["matmul", 80, 100, 100, "W5 backward"],
    ["matmul", 512, 512, 512, "512 cubed"],
  ];
  for (const dtype of ["float32", "float64"]) {
    for (const [name, m, n, k, what] of shapes) {
      const flops = 2 * m * n * k;
      const { kernels, block } = wasm.open(dtype, m * k + k * n + m * n);
      for (let i = 0; i < block.length; i++) block[i] = Math.random() - 0.5;
      const view = (start, ...shape) => ({ shape, data: block.subarray(start, start + shape[0] * shape[1]) });
      const out = view(0, m, n);
      const a = name === "matmulTN" ? view(m * n, k, m) : view(m * n, m, k);
      const b = name === "matmulNT" ? view(m * n + m * k, n, k) : view(m * n + m * k, k, n);
      let [limit, best] = [0, 0];
      for (let round = 0; round < 15; round++) {
        const speed = flops / (perCall(() => kernels[name](out, a, b), 10) * 1000);
        best = Math.max(best, speed);
        limit = Math.max(limit, peak(dtype));
      }
      print([
        dtype,
        what,
        `${name} ${m}x${n}x${k}`,
        `${best.toFixed(1)} GFLOP/s`,
        `${((100 * best) / limit).toFixed(0)}% of peak`,
      ]);
    }
  }
}

async function steps() {
  const settings = values["no-peers"]
    ? []
    : [
        [1, ""],
        [2, ""],
        [1, "SkylakeX"],
        [2, "SkylakeX"],
      ];
  const peers = settings.map(([threads, core]) => twin(threads, core));
  for (const name of names) {
    const step = open(name, wasm);
    const shared = open(name, threads);
    const slow = open(name, reference);
    // Threads hear of a new workspace through their event loops.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [ours, together, theirs, readable] = [[], [], peers.map(() => []), []];
    for (let round = 0; round < rounds; round++) {
      ours.push(perCall(step, 60));
      together.push(perCall(shared, 60));
      for (const [i, peer] of peers.entries()) theirs[i].push(await peer.measure(name, 60));
      if (round < 2) readable.push(perCall(slow, 20));
    }
    const best = Math.min(...theirs.map(median));
    const pytorch = theirs.map((times) => median(times).toFixed(0)).join(" ");
    print([
      name,
      `wasm ${median(ours).toFixed(1)} us (min ${Math.min(...ours).toFixed(1)})`,
      `${values.threads} threads ${median(together).toFixed(1)} us (min ${Math.min(...together).toFixed(1)})`,
      `of minima ${(Math.min(...ours) / Math.min(...together)).toFixed(2)}`,
      `reference ${Math.min(...readable).toFixed(0)}`,
      `PyTorch ${pytorch}`,
      `ratio ${(best / median(ours)).toFixed(2)}`,
      `of minima ${(Math.min(...theirs.flat()) / Math.min(...ours)).toFixed(2)}`,
    ]);
  }
  for (const peer of peers) peer.end();
}

function twin(threads, core) {
  const env = {
    ...process.env,
    ...(core && { OPENBLAS_CORETYPE: core }),
    OPENBLAS_NUM_THREADS: String(threads),
    OMP_NUM_THREADS: String(threads),
  };
  const child = spawn("/usr/bin/python3", ["bench/peers/pytorch.py", String(threads)], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async measure(name, milliseconds) {
      child.stdin.write(`${name} ${milliseconds}\n`);
      return Number((await lines.next()).value);
    },
    end: () => child.stdin.end(),
  };
}

/** Microseconds a call: the median over about so many milliseconds, in groups long enough for the clock. */
function perCall(call, milliseconds) {
  call();
  const start = performance.now();
  for (let i = 0; i < 3; i++) call();
  const group = Math.max(1, Math.ceil(0.2 / ((performance.now() - start) / 3)));
  const times = [];
  for (const end = performance.now() + milliseconds; performance.now() < end || times.length < 3; ) {
    const from = performance.now();
    for (let i = 0; i < group; i++) call();
    times.push(((performance.now() - from) * 1000) / group);
  }
  return median(times);
}

function profileOf(name) {
  const profile = new Map();
  const step = open(name, wasm, profile);
  // V8 compiles hot functions anew: until then their times are another compiler's.
  for (const end = performance.now() + 1500; performance.now() < end; ) step();
  profile.clear();
  const count = 700;
  for (let i = 0; i < count; i++) step();
  const rows = [...profile].map(([kernel, times]) => [kernel, (median(times) * 1000 * times.length) / count]);
  for (const [kernel, time] of rows.sort((a, b) => b[1] - a[1])) print([kernel.padEnd(50), `${time.toFixed(2)} us`]);
  print(["all", `${rows.reduce((sum, [, time]) => sum + time, 0).toFixed(2)} us`]);
}

function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

function print(cells) {
  console.log(cells.join("  "));
}
