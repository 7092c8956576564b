// Nabla itself, as one more peer. BENCH_KERNELS chooses the kernels (wasm, blas, reference); needs `npm run build`.
import * as core from "../../dist/core/index.js";
import { bind } from "../../dist/core/optimizer.js";
import { carve, compileWasm, reference } from "../../dist/kernels/index.js";
import { blasBackend } from "../../dist/node/blas.js";
import { startThreads } from "../../dist/node/threads.js";
import { nablaVersion } from "../../dist/node/version.js";
import { absent, Cannot, serve } from "./serve.mjs";

const kernels = process.env.BENCH_KERNELS ?? "wasm";
const threads = Number(process.env.BENCH_THREADS ?? 1);
const backends = {
  wasm: () => (threads > 1 ? startThreads(threads) : compileWasm()),
  blas: () => blasBackend(threads),
  reference: () => reference,
};
let backend;
try {
  backend = backends[kernels]();
} catch (error) {
  absent(error);
}

const layers = {
  flatten: core.flatten,
  linear: (units) => core.linear(units),
  conv2d: (channels) => core.conv2d(channels, 5),
  max_pool2d: () => core.maxPool2d(2),
  batch_norm: () => core.batchNorm(),
  dropout: (rate) => core.dropout(rate),
  relu: core.relu,
  sigmoid: core.sigmoid,
  tanh: core.tanh,
};

await serve({ Nabla: nablaVersion() }, (workload, data) => {
  const { batch, batches, train, dtype } = workload;
  const loss = { cross_entropy: core.crossEntropy, mse: core.mse, bce_with_logits: core.bceWithLogits }[
    workload.loss
  ]?.();
  const optimizer = train && optimizerOf(workload.optimizer);
  // A linear layer reads any shape: without a flatten below it the first layer's x is the batch itself.
  const model = workload.layers[0] === "flatten" ? workload.layers.slice(1) : workload.layers;
  const { network, trace, losses, stepper, xs, ts } = carve(backend, dtype, (take, k) => {
    const network = core.buildNetwork(model.map(layerOf), {
      take,
      kernels: k,
      input: workload.input.shape,
      key: core.streamChance(0).key,
    });
    const trace = train ? core.takeTrace(take, network, batch) : core.takeForwardTrace(take, network, batch);
    const range = Array.from({ length: batches });
    return {
      network,
      trace,
      losses: take([batch]),
      stepper: train ? bind(optimizer, network, take) : undefined,
      xs: range.map(() => take([batch, ...workload.input.shape])),
      ts: range.map(() => take([batch, ...network.output])),
    };
  });
  for (const { value } of network.parameters) value.data.set(data.take(value.data.length));
  for (const [k, x] of xs.entries()) {
    x.data.set(data.batchX(k));
    if (train) ts[k].data.set(data.batchT(k));
  }
  const top = trace[trace.length - 1];
  let last = 0;
  let steps = 0;
  // The batches lie ready in memory, as they do for every peer: each pass reads its own where it is.
  const passes = xs.map((x) => [{ ...trace[0], x }, ...trace.slice(1)]);
  const step = train
    ? (k) => {
        const pass = { training: true, step: steps };
        const y = core.forward(network, passes[k], pass);
        last = loss.value(network.kernels, losses, y, ts[k]);
        loss.gradient(network.kernels, top.dy, y, ts[k]);
        core.backward(network, passes[k], pass);
        stepper.step(optimizer.lr, ++steps);
      }
    : (k) => {
        core.forward(network, passes[k], core.inference);
      };
  return { step, value: () => (train ? last : top.y.data.reduce((a, b) => a + b)) };
});

function layerOf(layer) {
  const [kind, units] = typeof layer === "string" ? [layer] : Object.entries(layer)[0];
  if (!Object.hasOwn(layers, kind)) throw new Cannot(`no ${kind}`);
  return layers[kind](units);
}

function optimizerOf({ kind, lr, weight_decay: weightDecay, betas, eps }) {
  return kind === "adam" ? core.adam({ lr, betas, eps, weightDecay }) : core.sgd({ lr, weightDecay });
}
