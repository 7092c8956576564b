// The worker's side of the protocol, for peers in JavaScript; serve.py is its twin. README.md describes the messages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { median } from "../../dist/lab/bench/time-steps.js";

const folder = process.env.BENCH_DATA ?? "";
const workloads = JSON.parse(readFileSync(join(folder, "workloads.json"), "utf8"));

/** What is timed together: long enough that the clock's grain does not count. */
const chunkMs = 2;

/** Thrown by a worker that has no way to do a workload; the message says why. */
export class Cannot extends Error {}

/**
 * Answers the driver until it closes the pipe.
 *
 * `open(workload, data)` builds the network with the given first weights and returns `step(k)`, which trains on batch k
 * (or predicts it), `value()`, the loss of the last step (or the sum of the last outputs), `differs`, a word on what is
 * not the same work, if anything, and `close()` where memory has to be given back. `step` may return a promise.
 */
export async function serve(version, open) {
  const warm = new Set();
  say({ ready: version });
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    try {
      say(await answer(request));
    } catch (error) {
      say({ workload: request.workload, cannot: reason(error) });
    }
  }

  async function answer({ workload: id, seconds = 0.3, steps, check }) {
    const workload = workloads.find((one) => one.id === id);
    const session = await open(workload, read(workload));
    let done = 0;
    const advance = async () => {
      const pending = session.step(done++ % workload.batches);
      if (pending) await pending;
    };
    try {
      if (check) {
        while (done < check) await advance();
        return { workload: id, value: await session.value(), differs: session.differs };
      }
      const limit = warm.has(id) ? 0.01 : seconds;
      const began = performance.now();
      while (done < 1 || performance.now() - began < limit * 1000) await advance();
      warm.add(id);
      const size = Math.max(1, Math.round((chunkMs * done) / (performance.now() - began)));
      const chunks = [];
      const start = performance.now();
      for (let now = start; chunks.length === 0 || !enough(now); ) {
        const from = now;
        for (let i = 0; i < size; i++) await advance();
        now = performance.now();
        chunks.push(((now - from) * 1000) / size);
      }
      return { workload: id, us_per_step: median(chunks), steps: chunks.length * size, differs: session.differs };

      function enough(now) {
        return steps === undefined ? now - start >= seconds * 1000 : chunks.length * size >= steps;
      }
    } finally {
      session.close?.();
    }
  }
}

/** For a peer that is not installed: says so and ends. */
export function absent(error) {
  say({ cannot: `not installed: ${reason(error).split(" imported from")[0]}` });
  process.exit(0);
}

/** The examples of batch k, the parameters in turn as pieces of the given lengths, and `all` numbers as they lie. */
function read(workload) {
  const load = (kind) => {
    const { buffer, byteOffset, byteLength } = readFileSync(join(folder, `${workload.id}.${kind}`));
    const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
    return workload.dtype === "float64" ? new Float64Array(bytes) : new Float32Array(bytes);
  };
  const [x, t, weights] = [load("x"), load("t"), load("w")];
  const inputs = workload.input.shape.reduce((a, b) => a * b);
  const outputs = workload.layers.at(-1).linear;
  let place = 0;
  return {
    all: { x, t, weights },
    inputs,
    outputs,
    batchX: (k) => x.slice(k * workload.batch * inputs, (k + 1) * workload.batch * inputs),
    batchT: (k) => t.slice(k * workload.batch * outputs, (k + 1) * workload.batch * outputs),
    take: (length) => {
      place += length;
      return weights.slice(place - length, place);
    },
  };
}

function reason(error) {
  if (error instanceof Cannot) return error.message;
  return String(error?.message ?? error)
    .split("\n")[0]
    .slice(0, 200);
}

function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
