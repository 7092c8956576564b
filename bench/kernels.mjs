/**
 * What the matrix products reach, as GFLOP/s and as a share of this machine's 128-bit peak, measured in turns with them.
 * Whole training steps, in turns with PyTorch and the others, are `node bench/peers/peers.mjs`.
 *
 *     npm run build && node bench/kernels.mjs
 */
import { compileWasm } from "../dist/kernels/wasm.js";
import { openPeak } from "../dist/lab/bench/peak.js";
import { timeSteps } from "../dist/lab/bench/time-steps.js";

const now = () => performance.now();
const peak = openPeak(now);
const wasm = compileWasm();
const rounds = 15;
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
    const { kernels, block } = wasm.open(dtype, m * k + k * n + m * n);
    for (let i = 0; i < block.length; i++) block[i] = Math.random() - 0.5;
    const view = (start, ...shape) => ({ shape, data: block.subarray(start, start + shape[0] * shape[1]) });
    const out = view(0, m, n);
    const a = name === "matmulTN" ? view(m * n, k, m) : view(m * n, m, k);
    const b = name === "matmulNT" ? view(m * n + m * k, n, k) : view(m * n + m * k, k, n);
    let [limit, best] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const microseconds = timeSteps(() => kernels[name](out, a, b), 0.01, now);
      best = Math.max(best, (2 * m * n * k) / (microseconds * 1000));
      limit = Math.max(limit, peak(dtype));
    }
    const share = `${((100 * best) / limit).toFixed(0)}% of peak`;
    console.log(
      [dtype, what.padEnd(18), `${name} ${m}x${n}x${k}`.padEnd(22), `${best.toFixed(1)} GFLOP/s`, share].join("  "),
    );
  }
}
