/** The training steps of the reports' networks, over one batch that stays in memory. Needs `npm run build`. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { streamChance } from "../dist/core/chance.js";
import * as layers from "../dist/core/layers/index.js";
import * as losses from "../dist/core/losses/index.js";
import { backward, buildNetwork, forward, initialize, takeTrace } from "../dist/core/network.js";
import { bind } from "../dist/core/optimizer.js";
import * as optimizers from "../dist/core/optimizers/index.js";
import { carve } from "../dist/kernels/carve.js";

const data = process.env.NABLA_TEST_DATA ?? "../shared/data";
const images = `${data}/mnist/train-images-idx3-ubyte.gz`;
const pixels = existsSync(images) ? gunzipSync(readFileSync(images)).subarray(16) : undefined;

/** The first digits of MNIST, four fifths zero; without the file as many random numbers. */
const digits = (x) => {
  for (let i = 0; i < x.length; i++) x[i] = pixels ? pixels[i] / 255 : Math.random() < 0.2 ? Math.random() : 0;
};
const noise = (x) => {
  for (let i = 0; i < x.length; i++) x[i] = Math.random();
};
const classes = (t, columns) => {
  t.fill(0);
  for (let i = 0; i < t.length / columns; i++) t[i * columns + (i % columns)] = 1;
};
const bits = (t) => {
  for (let i = 0; i < t.length; i++) t[i] = i % 2;
};

const dense = (sizes, activation, extra = []) =>
  sizes.flatMap((units, i) => [
    layers.linear(units),
    ...(i === sizes.length - 1
      ? []
      : [...extra.slice(0, 1).map((f) => f()), activation(), ...extra.slice(1).map((f) => f())]),
  ]);

const sgd = { lr: 1e-6 };
const decayed = { lr: 1e-6, weightDecay: 0.001 };
/** name: [sizes, batch, layers, loss, optimiser, x, t, dtype] */
export const workloads = {
  "W1-sgd": [
    784,
    100,
    dense([100, 10], layers.relu),
    losses.crossEntropy,
    optimizers.sgd(sgd),
    digits,
    classes,
    "float32",
  ],
  "W1-adam": [
    784,
    100,
    dense([100, 10], layers.relu),
    losses.crossEntropy,
    optimizers.adam({ lr: 1e-6 }),
    digits,
    classes,
    "float32",
  ],
  W2: [784, 10, dense([15, 10], layers.relu), losses.crossEntropy, optimizers.sgd(sgd), digits, classes, "float32"],
  W3: [
    784,
    16,
    dense([400, 10], layers.relu),
    losses.crossEntropy,
    optimizers.sgd(decayed),
    digits,
    classes,
    "float32",
  ],
  W4: [
    784,
    40,
    dense([500, 300, 300, 100, 12], layers.tanh),
    losses.crossEntropy,
    optimizers.sgd(decayed),
    noise,
    classes,
    "float32",
  ],
  "W5-f32": [1, 80, dense([100, 100, 1], layers.sigmoid), losses.mse, optimizers.sgd(sgd), noise, noise, "float32"],
  "W5-f64": [1, 80, dense([100, 100, 1], layers.sigmoid), losses.mse, optimizers.sgd(sgd), noise, noise, "float64"],
  "W6-f32": [
    12288,
    200,
    dense([20, 7, 5, 1], layers.relu),
    losses.bceWithLogits,
    optimizers.sgd(sgd),
    noise,
    bits,
    "float32",
  ],
  "W6-f64": [
    12288,
    200,
    dense([20, 7, 5, 1], layers.relu),
    losses.bceWithLogits,
    optimizers.sgd(sgd),
    noise,
    bits,
    "float64",
  ],
  W8: [
    784,
    100,
    dense([100, 10], layers.relu, [layers.batchNorm, () => layers.dropout(0.5)]),
    losses.crossEntropy,
    optimizers.adam({ lr: 1e-6 }),
    digits,
    classes,
    "float32",
  ],
};

/** A function that takes one step of the workload on these kernels; `profile` wraps every kernel to note its times. */
export function open(name, backend, profile) {
  const [input, rows, model, makeLoss, optimizer, fillX, fillT, dtype] = workloads[name];
  const chance = streamChance(1);
  const loss = makeLoss();
  const { network, trace, t, rowLosses, stepper } = carve(backend, dtype, (take, kernels) => {
    const measured = profile ? timed(kernels, profile) : kernels;
    const network = buildNetwork(model, { take, kernels: measured, input: [input], key: chance.key });
    return {
      network,
      trace: takeTrace(take, network, rows),
      t: take([rows, ...network.output]),
      rowLosses: take([rows]),
      stepper: bind(optimizer, network, take),
    };
  });
  initialize(network, chance.initial);
  fillX(trace[0].x.data);
  fillT(t.data, network.output[0]);
  let step = 0;
  return () => {
    const pass = { training: true, step };
    const y = forward(network, trace, pass);
    const value = loss.value(network.kernels, rowLosses, y, t);
    loss.gradient(network.kernels, trace[trace.length - 1].dy, y, t);
    backward(network, trace, pass);
    stepper.step(optimizer.lr, ++step);
    return value;
  };
}

function timed(kernels, profile) {
  return Object.fromEntries(
    Object.entries(kernels).map(([name, kernel]) => [
      name,
      (...args) => {
        const shapes = args.filter((a) => a.shape).map((a) => a.shape.join("x"));
        const key = `${name} ${(name.startsWith("matmul") ? shapes : shapes.slice(0, 1)).join(" ")}`;
        const start = performance.now();
        const result = kernel(...args);
        const time = performance.now() - start;
        if (!profile.has(key)) profile.set(key, []);
        profile.get(key).push(time);
        return result;
      },
    ]),
  );
}
