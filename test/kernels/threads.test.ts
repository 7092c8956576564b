import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { streamChance } from "../../src/core/chance.ts";
import { fit } from "../../src/core/fit.ts";
import {
  avgPool2d,
  batchNorm,
  conv2d,
  dropout,
  flatten,
  linear,
  maxPool2d,
  relu,
  sigmoid,
} from "../../src/core/layers/index.ts";
import { crossEntropy } from "../../src/core/losses/index.ts";
import { openTraining } from "../../src/core/training.ts";
import { type Launch, startHelper } from "../../src/kernels/helper.ts";
import type { Backend, Kernels, Workspace } from "../../src/kernels/kernels.ts";
import { type Data, type DType, size } from "../../src/kernels/tensor.ts";
import { mailbox } from "../../src/kernels/thread.ts";
import { threadedBackend } from "../../src/kernels/threads.ts";
import { compileWasm } from "../../src/kernels/wasm.ts";
import { startThreads } from "../../src/node/threads.ts";
import { classesOf, recipeFor } from "../core/recipe.ts";
import { kernelContract } from "./contract.ts";
import { type Case, products } from "./product-cases.ts";

const wasm = compileWasm();
const deaf: Launch = () => ({ send: () => undefined, terminate: () => undefined });
const backends = [
  { name: "one thread", backend: startThreads(1) },
  { name: "two threads", backend: startThreads(2) },
  { name: "three threads", backend: startThreads(3) },
  { name: "three threads that never come", backend: threadedBackend(3, deaf) },
];
afterAll(() => {
  for (const { backend } of backends) backend.close();
});

const adam = {
  lr: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  eps: 1e-8,
  decay: 0.01,
  shrink: 0.9,
  correction1: 0.3,
  correction2: 0.1,
};
const elementwise: Omit<Case, "shapes">[] = [
  { name: "relu", run: (k, [y, x]) => k.relu(y, x) },
  { name: "reluBackward", run: (k, [dx, dy, y]) => k.reluBackward(dx, dy, y) },
  { name: "leakyRelu", run: (k, [y, x]) => k.leakyRelu(y, x, 0.01) },
  { name: "leakyReluBackward", run: (k, [dx, dy, x]) => k.leakyReluBackward(dx, dy, x, 0.01) },
  { name: "sigmoid", run: (k, [y, x]) => k.sigmoid(y, x) },
  { name: "sigmoid in place", run: (k, [y]) => k.sigmoid(y, y) },
  { name: "sigmoidBackward", run: (k, [dx, dy, y]) => k.sigmoidBackward(dx, dy, y) },
  { name: "tanh", run: (k, [y, x]) => k.tanh(y, x) },
  { name: "tanhBackward", run: (k, [dx, dy, y]) => k.tanhBackward(dx, dy, y) },
  { name: "multiply", run: (k, [out, a, b]) => k.multiply(out, a, b) },
  { name: "squaredErrorGradient", run: (k, [dy, y, t]) => k.squaredErrorGradient(dy, y, t, 0.3) },
  { name: "bceWithLogitsGradient", run: (k, [dy, y, t]) => k.bceWithLogitsGradient(dy, y, t, 0.3) },
  { name: "sgd", run: (k, [w, g]) => k.sgd(w, g, 0.1, 0.01) },
  { name: "momentum", run: (k, [w, g, v]) => k.momentum(w, g, v, 0.1, 0.01, 0.9, false) },
  { name: "Nesterov", run: (k, [w, g, v]) => k.momentum(w, g, v, 0.1, 0.01, 0.9, true) },
  { name: "rmsprop", run: (k, [w, g, s]) => k.rmsprop(w, g, s, 0.1, 0.01, 0.99, 1e-8) },
  { name: "adam", run: (k, [w, g, m, s]) => k.adam(w, g, m, s, adam) },
];

/** m, n, k: long enough to be shared out in at least one of the three products, each with its own remainder. */
const sizes: [number, number, number][] = [
  [100, 100, 784],
  [100, 784, 100],
  [16, 400, 784],
  [10, 15, 784],
  [15, 784, 30],
  [41, 500, 101],
  [200, 20, 1900],
  [7, 9, 4001],
  [2, 3001, 77],
  [1, 3001, 77],
  [3001, 1, 77],
  [3001, 2, 77],
  [77, 1, 3001],
  [101, 103, 29],
  [4, 9, 8001],
];

/** Numbers that repeat, of which so many are zero. */
function draw(data: Data, seed: number, zeros: number): void {
  let state = seed;
  for (let p = 0; p < data.length; p++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[p] = state / 4294967296 < zeros ? 0 : (Math.imul(state, 40503) >>> 0) / 4294967296;
  }
}

/** Workspaces that their threads have heard of: room for the largest case. */
const workspaces = new Map<Backend, Record<DType, Workspace>>();
beforeAll(async () => {
  for (const backend of [wasm, ...backends.map((one) => one.backend)]) {
    workspaces.set(backend, { float32: backend.open("float32", 450_000), float64: backend.open("float64", 450_000) });
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
});

/** Every number of the block after the kernel has run on tensors `gap` numbers apart. */
function result(backend: Backend, dtype: DType, { shapes, run }: Case, gap: number, zeros: number): Data {
  const length = shapes.reduce((sum, shape) => sum + size(shape) + gap, gap);
  const { kernels, block: whole } = workspaces.get(backend)![dtype];
  const block = whole.subarray(0, length);
  expect(block).toHaveLength(length);
  block.fill(Number.NaN);
  let start = gap;
  const tensors = shapes.map((shape, i) => {
    const data = block.subarray(start, start + size(shape));
    draw(data, i + 1, zeros);
    start += size(shape) + gap;
    return { shape, data };
  });
  run(kernels, tensors);
  return block.slice();
}

function expectSameBits(received: Data, expected: Data): void {
  expect(received).toHaveLength(expected.length);
  const wrong = expected.findIndex((value, i) => !Object.is(value, received[i]));
  expect({ wrong, value: received[wrong] }).toEqual({ wrong: -1, value: undefined });
}

// Nobody comes, so the caller computes each part by itself: what is cut is cut as for threads that do.
kernelContract({ ...threadedBackend(3, deaf, { patience: 0 }), name: "wasm-threads, everything cut" });

describe.each(["float32", "float64"] as const)("in %s every bit is that of one thread", (dtype) => {
  it.each(elementwise)("$name", ({ name, run }) => {
    for (const n of [5, 4097, 40_001]) {
      const one: Case = { name, run, shapes: [[n], [n], [n], [n]] };
      const expected = result(wasm, dtype, one, 3, 0);
      for (const { backend } of backends) expectSameBits(result(backend, dtype, one, 3, 0), expected);
    }
  });

  it.each(sizes)("products over %d x %d x %d", (...mnk) => {
    for (const one of products(...mnk)) {
      for (const zeros of [0, 0.8]) {
        const expected = result(wasm, dtype, one, 1, zeros);
        for (const { backend } of backends) expectSameBits(result(backend, dtype, one, 1, zeros), expected);
      }
    }
  });
});

it.each([
  { name: "a fully connected network", input: [200], model: [linear(60), sigmoid(), linear(3)] },
  {
    name: "a convolutional one",
    input: [1, 10, 20],
    model: [
      conv2d(6, 3, { padding: 1 }),
      batchNorm(),
      relu(),
      maxPool2d(2),
      conv2d(5, 3),
      relu(),
      avgPool2d(2),
      flatten(),
      dropout(0.3),
      linear(3),
    ],
  },
])("trains $name to the same weights, a short last batch and an evaluation included", ({ input, model }) => {
  const [examples, inputs] = [150, 200];
  const x = new Float64Array(examples * inputs);
  draw(x, 9, 0.7);
  const data = classesOf(
    x,
    Array.from({ length: examples }, (_, i) => i % 3),
    3,
  );
  const everythingCut = threadedBackend(3, deaf, { patience: 0 });
  const weights = [wasm, everythingCut, ...backends.map(({ backend }) => backend)].map((backend) => {
    const training = openTraining(
      recipeFor({
        model,
        input,
        loss: crossEntropy(),
        batchSize: 64,
        dtype: "float32",
        chance: streamChance(4),
        backend,
      }),
    );
    for (const _ of fit(training, data, data));
    return training.network.theta.data;
  });
  for (const received of weights.slice(1)) expectSameBits(received, weights[0]);
});

describe("with threads that are awake", () => {
  /** The kernels of a workspace that the thread has heard of, and the thread's mailbox. */
  async function attached(): Promise<{ backend: Backend; kernels: Kernels; block: Data; close: () => void }> {
    const backend = startThreads(2);
    const { kernels, block } = backend.open("float32", 40_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { backend, kernels, block, close: backend.close };
  }

  it("has them do a part", async () => {
    const { kernels, block, close } = await attached();
    const y = { shape: [40_000], data: block };
    let takenBack = 0;
    const original = Atomics.compareExchange as (words: Int32Array, at: number, from: number, to: number) => number;
    const counting = (words: Int32Array, at: number, from: number, to: number): number => {
      const found = original(words, at, from, to);
      if (found === mailbox.posted) takenBack++;
      return found;
    };
    const spy = vi.spyOn(Atomics, "compareExchange").mockImplementation(counting as typeof Atomics.compareExchange);
    let calls = 0;
    for (const end = performance.now() + 20_000; takenBack === calls && performance.now() < end; calls++) {
      kernels.sigmoid(y, y);
    }
    spy.mockRestore();
    close();
    expect(takenBack).toBeLessThan(calls);
  });

  it("loses nothing in thousands of short calls over two workspaces", async () => {
    const { backend, kernels, block, close } = await attached();
    const other = backend.open("float32", 40_000);
    const alone = wasm.open("float32", 40_000);
    const n = 4100;
    for (const data of [block, other.block, alone.block]) for (let i = 0; i < n; i++) data[i] = i / n;
    const tensors = [block, other.block, alone.block].map((data) => ({ shape: [n], data: data.subarray(0, n) }));
    for (let i = 0; i < 3000; i++) {
      for (const [w, k] of [kernels, other.kernels, alone.kernels].entries()) {
        if (i % 3 === 0) k.scale(tensors[w], -3);
        k.sigmoid(tensors[w], tensors[w]);
      }
      // Now and then long enough for the thread to fall asleep, and to hear of the second workspace.
      if (i % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    close();
    expectSameBits(block, alone.block);
    expectSameBits(other.block, alone.block);
  });

  it("goes on alone once they are closed", async () => {
    const { kernels, block, close } = await attached();
    close();
    const y = { shape: [40_000], data: block };
    kernels.sigmoid(y, y);
    expect(block.every((value) => value === 0.5)).toBe(true);
  });
});

describe("a helper", () => {
  it("gives back a job that nobody has begun", () => {
    const helper = startHelper(deaf, "");
    helper.post(1, 2, [3, 4]);
    expect(helper.finish()).toBe(false);
    expect(helper.finish()).toBe(true);
  });

  it("says so when its thread broke", () => {
    const helper = startHelper(deaf, "");
    new Int32Array(helper.jobs)[mailbox.state] = mailbox.broken;
    expect(() => helper.finish()).toThrow(/Cannot compute on several threads: expected a result/);
  });
});

it("refuses what is not a number of threads, and hosts that share no memory", () => {
  for (const count of [0, -1, 1.5, Number.NaN])
    expect(() => threadedBackend(count, deaf)).toThrow(/Cannot start threads/);
  vi.stubGlobal("SharedArrayBuffer", undefined);
  try {
    expect(() => threadedBackend(2, deaf)).toThrow(
      /shared memory, received none \(the page is not cross-origin isolated\)/,
    );
  } finally {
    vi.unstubAllGlobals();
  }
});
