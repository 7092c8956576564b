// Writes what every worker reads, so that all peers do the same work on the same numbers: the examples and the first
// weights of a workload as raw little-endian numbers of its dtype.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const root = join(import.meta.dirname, "..", "..");

/**
 * `<id>.x` [batches·batch, …shape], `<id>.t` [batches·batch, outputs] and `<id>.w`: weight and bias of each layer in
 * turn, as PyTorch lays them out (linear [out, in], conv2d [out, in, 5, 5], batch_norm γ and β). Returns a word on the data.
 */
export function prepare(workload, folder) {
  mkdirSync(folder, { recursive: true });
  const draw = generator(20);
  const count = workload.batch * workload.batches;
  const outputs = workload.layers.at(-1).linear;
  const { x, t, source } = examples[workload.input.kind](workload, count, outputs, draw);
  write("x", x);
  write("t", t);
  write("w", firstWeights(workload, draw));
  return source;

  function write(kind, numbers) {
    const array = workload.dtype === "float64" ? Float64Array.from(numbers) : Float32Array.from(numbers);
    writeFileSync(join(folder, `${workload.id}.${kind}`), array);
  }
}

const examples = {
  mnist(_workload, count, outputs, draw) {
    const real = readMnist(count);
    if (real) return { x: real.x, t: oneHot(real.labels, outputs), source: "MNIST" };
    const x = Float64Array.from({ length: count * 784 }, () => (draw() < 0.2 ? draw() : 0));
    return { x, t: oneHot(randomLabels(count, outputs, draw), outputs), source: "random, 20% non-zero" };
  },
  binary({ input }, count, outputs, draw) {
    const x = Float64Array.from({ length: count * 784 }, () => (draw() < input.density ? 1 : 0));
    const t = oneHot(randomLabels(count, outputs, draw), outputs);
    return { x, t, source: `random, ${100 * input.density}% non-zero` };
  },
  sin(_workload, count, _outputs, draw) {
    const x = Float64Array.from({ length: count }, () => (2 * draw() - 1) * Math.PI);
    return { x, t: x.map(Math.sin), source: "sin" };
  },
  uniform({ input }, count, outputs, draw) {
    const x = Float64Array.from({ length: count * input.shape[0] }, draw);
    return { x, t: Float64Array.from({ length: count * outputs }, draw), source: "random, uniform" };
  },
};

/** The first images of the training set in [0, 1], or undefined where no MNIST lies in the data folder. */
function readMnist(count) {
  const folders = [process.env.NABLA_DATA, join(root, "..", "shared", "data"), join(root, "data")].filter(Boolean);
  const folder = folders
    .map((data) => join(data, "mnist"))
    .find((mnist) => existsSync(join(mnist, "train-images-idx3-ubyte.gz")));
  if (!folder) return undefined;
  const images = gunzipSync(readFileSync(join(folder, "train-images-idx3-ubyte.gz"))).subarray(16, 16 + count * 784);
  const labels = gunzipSync(readFileSync(join(folder, "train-labels-idx1-ubyte.gz"))).subarray(8, 8 + count);
  return { x: Float64Array.from(images, (pixel) => pixel / 255), labels };
}

const randomLabels = (count, classes, draw) => Uint8Array.from({ length: count }, () => Math.floor(draw() * classes));

function oneHot(labels, classes) {
  const t = new Float64Array(labels.length * classes);
  for (const [i, label] of labels.entries()) t[i * classes + label] = 1;
  return t;
}

/** Uniform in ±1/√(inputs of a unit), as PyTorch draws its linear layers. */
function firstWeights({ layers, input }, draw) {
  const weights = [];
  let shape = input.shape;
  const unit = (outputs, inputs) => {
    for (let i = 0; i < outputs * inputs; i++) weights.push((2 * draw() - 1) / Math.sqrt(inputs));
    for (let i = 0; i < outputs; i++) weights.push(0);
  };
  for (const layer of layers) {
    if (layer === "flatten") shape = [shape.reduce((a, b) => a * b)];
    else if (layer === "max_pool2d") shape = [shape[0], shape[1] / 2, shape[2] / 2];
    else if (layer === "batch_norm") weights.push(...shapeOf(1), ...shapeOf(0));
    else if (layer.linear) {
      unit(layer.linear, shape[0]);
      shape = [layer.linear];
    } else if (layer.conv2d) {
      unit(layer.conv2d, shape[0] * 25);
      shape = [layer.conv2d, shape[1] - 4, shape[2] - 4];
    }
  }
  return weights;

  function shapeOf(value) {
    return Array.from({ length: shape[0] }, () => value);
  }
}

/** Marsaglia's xorshift32: numbers in [0, 1), the same on every machine. */
function generator(seed) {
  let state = seed;
  for (let i = 0; i < 16; i++) next();
  return () => next() / 2 ** 32;

  function next() {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  }
}
