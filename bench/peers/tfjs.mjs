// TensorFlow.js: variables, a loss and `optimizer.minimize`. BENCH_BACKEND: wasm (SIMD; it has no threads in Node) or cpu.
import { createRequire } from "node:module";
import { absent, Cannot, serve } from "./serve.mjs";

const backend = process.env.BENCH_BACKEND ?? "wasm";
const require = createRequire(import.meta.url);
let tf;
try {
  tf = require("@tensorflow/tfjs");
  if (backend === "wasm") require("@tensorflow/tfjs-backend-wasm");
  await tf.setBackend(backend);
  await tf.ready();
} catch (error) {
  absent(error);
}

const losses = {
  cross_entropy: (t, z) => tf.losses.softmaxCrossEntropy(t, z),
  mse: (t, y) => tf.losses.meanSquaredError(t, y),
  bce_with_logits: (t, z) => tf.losses.sigmoidCrossEntropy(t, z),
};

await serve({ "TensorFlow.js": tf.version.tfjs }, (workload, data) => {
  if (workload.dtype === "float64") throw new Cannot("no float64");
  const { batch, batches, train, optimizer: spec } = workload;
  const { forward, variables, kernels } = network(workload, data);
  const range = Array.from({ length: batches }, (_, k) => k);
  const xs = range.map((k) => pictures(data.batchX(k)));
  const ts = train ? range.map((k) => tf.tensor2d(data.batchT(k), [batch, data.outputs])) : [];
  let last = tf.scalar(0);

  if (train) {
    const optimizer = spec.kind === "adam" ? tf.train.adam(spec.lr, ...spec.betas, spec.eps) : tf.train.sgd(spec.lr);
    const close = () => {
      optimizer.dispose();
      dispose();
    };
    return { step: (k) => optimizer.minimize(() => cost(k), false, variables), value, close };
  }
  return {
    step(k) {
      last.dispose();
      last = tf.tidy(() => forward(xs[k]));
    },
    value,
    close: dispose,
  };

  /** The loss, kept for `value`, and the L2 term, which the optimisers do not know. */
  function cost(k) {
    const loss = losses[workload.loss](ts[k], forward(xs[k]));
    last.dispose();
    last = tf.keep(loss.clone());
    if (!spec.weight_decay) return loss;
    const squares = kernels.map((w) => tf.sum(tf.square(w))).reduce((a, b) => tf.add(a, b));
    return tf.add(loss, tf.mul(squares, spec.weight_decay / 2));
  }

  /** Channels last, as its convolution wants them; with one channel that is the same order. */
  function pictures(x) {
    const [channels, ...size] = workload.input.shape;
    return tf.tensor(x, size.length ? [batch, ...size, channels] : [batch, channels]);
  }

  function value() {
    return tf.tidy(() => tf.sum(last).dataSync()[0]);
  }

  function dispose() {
    for (const tensor of [...xs, ...ts, ...variables, last]) tensor.dispose();
  }
});

function network({ layers, input }, data) {
  const variables = [];
  const kernels = [];
  const steps = [];
  let shape = input.shape;
  let picture;
  const variable = (tensor) => {
    variables.push(tf.variable(tensor));
    return variables.at(-1);
  };
  for (const layer of layers) {
    if (layer === "flatten") {
      picture = shape.length === 3 ? shape : undefined;
      shape = [shape.reduce((a, b) => a * b)];
      const size = shape[0];
      if (picture) steps.push((a) => tf.reshape(a, [-1, size]));
    } else if (layer.linear) {
      const rows = tf.tensor(data.take(layer.linear * shape[0]), [layer.linear, ...(picture ?? shape)]);
      const ordered = picture ? tf.reshape(tf.transpose(rows, [0, 2, 3, 1]), [layer.linear, shape[0]]) : rows;
      const w = variable(tf.transpose(ordered));
      const b = variable(tf.tensor1d(data.take(layer.linear)));
      kernels.push(w);
      steps.push((a) => tf.add(tf.matMul(a, w), b));
      shape = [layer.linear];
      picture = undefined;
    } else if (layer.conv2d) {
      const filters = tf.tensor(data.take(layer.conv2d * shape[0] * 25), [layer.conv2d, shape[0], 5, 5]);
      const w = variable(tf.transpose(filters, [2, 3, 1, 0]));
      const b = variable(tf.tensor1d(data.take(layer.conv2d)));
      kernels.push(w);
      steps.push((a) => tf.add(tf.conv2d(a, w, 1, "valid"), b));
      shape = [layer.conv2d, shape[1] - 4, shape[2] - 4];
    } else if (layer === "max_pool2d") {
      steps.push((a) => tf.maxPool(a, 2, 2, "valid"));
      shape = [shape[0], shape[1] / 2, shape[2] / 2];
    } else if (layer === "batch_norm") {
      const gamma = variable(tf.tensor1d(data.take(shape[0])));
      const beta = variable(tf.tensor1d(data.take(shape[0])));
      steps.push((a) => {
        const { mean, variance } = tf.moments(a, 0);
        return tf.batchNorm(a, mean, variance, beta, gamma, 1e-5);
      });
    } else if (layer.dropout) {
      steps.push((a) => tf.dropout(a, layer.dropout));
    } else {
      steps.push({ relu: tf.relu, tanh: tf.tanh, sigmoid: tf.sigmoid }[layer]);
    }
  }
  return { forward: (x) => steps.reduce((a, step) => step(a), x), variables, kernels };
}
