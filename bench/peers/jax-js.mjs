// jax-js on its WebAssembly device: the whole step is one jitted function of parameters, optimiser state and batch.
// Every argument of its functions is used up; `.ref` keeps one alive.
import { readFileSync } from "node:fs";
import { absent, serve } from "./serve.mjs";

// Node before 24 lacks it; jax-js asks for it whenever a dtype is named.
globalThis.Float16Array ??= class extends Uint16Array {};

let jax;
try {
  jax = await import("@jax-js/jax");
  await jax.init("wasm");
  jax.defaultDevice("wasm");
} catch (error) {
  absent(error);
}
const { blockUntilReady, jit, lax, nn, numpy: np, random, tree, valueAndGrad } = jax;
const { version } = JSON.parse(readFileSync(new URL("./node_modules/@jax-js/jax/package.json", import.meta.url)));

/** Compiled steps by workload: compiling again each turn would be timed, and would leak. */
const compiled = new Map();

const losses = {
  cross_entropy: (z, t) => nn.logSoftmax(z).mul(t).sum(1).mean().neg(),
  mse: (y, t) => np.square(y.sub(t)).mean(),
  bce_with_logits: (z, t) => nn.softplus(z.ref).sub(z.mul(t)).mean(),
};

const adamState = (parameters, array) => ({
  m: parameters.map((w) => np.zerosLike(w.ref)),
  v: parameters.map((w) => np.zerosLike(w.ref)),
  powers: array([1, 1], [2]),
});

await serve({ "jax-js": version }, async (workload, data) => {
  const { batch, batches, train, optimizer } = workload;
  const { first, forward } = network(workload, data);
  const range = Array.from({ length: batches }, (_, k) => k);
  const array = (numbers, shape) => np.array(numbers, { dtype: np[workload.dtype] }).reshape(shape);
  const xs = range.map((k) => array(data.batchX(k), [batch, ...workload.input.shape]));
  const ts = train ? range.map((k) => array(data.batchT(k), [batch, data.outputs])) : [];
  let parameters = first.map(({ numbers, shape }) => array(numbers, shape));
  await blockUntilReady([tree.ref(parameters), xs.map((x) => x.ref), ts.map((t) => t.ref)]).then(tree.dispose);

  if (!train) {
    const predict = remember(workload.id, () => jit(forward));
    let last;
    return {
      step(k) {
        last?.dispose();
        last = predict(tree.ref(parameters), xs[k].ref);
        last.ref.dataSync();
      },
      value: () => last.ref.dataSync().reduce((a, b) => a + b, 0),
      close() {
        last?.dispose();
        tree.dispose([parameters, xs]);
      },
    };
  }

  const lossOf = (p, x, t, key) => losses[workload.loss](forward(p, x, key), t);
  const update = optimizer.kind === "adam" ? adam(optimizer) : sgd(optimizer);
  const step = remember(workload.id, () =>
    jit((p, state, x, t, key) => {
      const [now, next] = key === undefined ? [] : splitKey(key);
      const [loss, grads] = valueAndGrad((q, a, b) => lossOf(q, a, b, now))(tree.ref(p), x, t);
      const [moved, kept] = update(p, grads, state);
      return next === undefined ? [loss, moved, kept] : [loss, moved, kept, next];
    }),
  );
  let state = optimizer.kind === "adam" ? adamState(parameters, array) : [];
  let key = workload.layers.some((layer) => layer.dropout) ? random.key(1) : undefined;
  let loss;
  return {
    step(k) {
      loss?.dispose();
      const batchOf = [parameters, state, xs[k].ref, ts[k].ref];
      [loss, parameters, state, key] = key === undefined ? step(...batchOf) : step(...batchOf, key);
      // Runs the step; what it may leave pending the next one needs, and so computes.
      parameters.at(-1).ref.dataSync();
    },
    value: () => loss.ref.dataSync()[0],
    close() {
      loss?.dispose();
      tree.dispose([parameters, state, xs, ts]);
      key?.dispose();
    },
  };
});

function remember(id, make) {
  if (!compiled.has(id)) compiled.set(id, make());
  return compiled.get(id);
}

function splitKey(key) {
  const keys = random.split(key, 2);
  return [keys.ref.slice(0), keys.slice(1)];
}

function sgd({ lr, weight_decay }) {
  return (p, grads, state) => [
    p.map((w, i) => {
      const kept = weight_decay ? w.mul(1 - lr * weight_decay) : w;
      return kept.sub(grads[i].mul(lr));
    }),
    state,
  ];
}

function adam({ lr, betas: [beta1, beta2], eps }) {
  return (p, grads, { m, v, powers }) => {
    const grown = powers.mul(np.array([beta1, beta2]));
    const right1 = np.subtract(1, grown.ref.slice(0));
    const right2 = np.sqrt(np.subtract(1, grown.ref.slice(1)));
    const ms = m.map((one, i) => one.mul(beta1).add(grads[i].ref.mul(1 - beta1)));
    const vs = v.map((one, i) => one.mul(beta2).add(np.square(grads[i]).mul(1 - beta2)));
    const moved = p.map((w, i) => {
      const root = np.sqrt(vs[i].ref).div(right2.ref).add(eps);
      return w.sub(ms[i].ref.div(right1.ref).mul(lr).div(root));
    });
    right1.dispose();
    right2.dispose();
    return [moved, { m: ms, v: vs, powers: grown }];
  };
}

/** The first parameters and `forward(parameters, x, key)`. */
function network({ layers, input }, data) {
  const first = [];
  const steps = [];
  let shape = input.shape;
  const parameter = (...dims) => {
    first.push({ numbers: data.take(dims.reduce((a, b) => a * b)), shape: dims });
    return first.length - 1;
  };
  for (const layer of layers) {
    if (layer === "flatten") {
      shape = [shape.reduce((a, b) => a * b)];
      const size = shape[0];
      steps.push((a) => a.reshape([a.shape[0], size]));
    } else if (layer.linear) {
      const [w, b] = [parameter(layer.linear, shape[0]), parameter(layer.linear)];
      steps.push((a, p) => np.matmul(a, p[w].transpose()).add(p[b]));
      shape = [layer.linear];
    } else if (layer.conv2d) {
      const [w, b] = [parameter(layer.conv2d, shape[0], 5, 5), parameter(layer.conv2d)];
      const channels = layer.conv2d;
      steps.push((a, p) => lax.conv(a, p[w], [1, 1], "VALID").add(p[b].reshape([channels, 1, 1])));
      shape = [layer.conv2d, shape[1] - 4, shape[2] - 4];
    } else if (layer === "max_pool2d") {
      shape = [shape[0], shape[1] / 2, shape[2] / 2];
      const [c, h, w] = shape;
      steps.push((a) => a.reshape([a.shape[0], c, h, 2, w, 2]).max([3, 5]));
    } else if (layer === "batch_norm") {
      const [gamma, beta] = [parameter(shape[0]), parameter(shape[0])];
      steps.push((a, p) => {
        const centred = a.ref.sub(a.mean(0));
        const variance = np.square(centred.ref).mean(0);
        return centred
          .div(np.sqrt(variance.add(1e-5)))
          .mul(p[gamma])
          .add(p[beta]);
      });
    } else if (layer.dropout) {
      const keep = 1 - layer.dropout;
      steps.push((a, _p, key) => {
        const mask = random.bernoulli(key, keep, a.shape);
        return a.mul(mask.astype(a.dtype)).mul(1 / keep);
      });
    } else {
      const activation = { relu: nn.relu, tanh: np.tanh, sigmoid: nn.sigmoid }[layer];
      steps.push((a) => activation(a));
    }
  }
  return { first, forward: (p, x, key) => steps.reduce((a, step) => step(a, p, key), x) };
}
