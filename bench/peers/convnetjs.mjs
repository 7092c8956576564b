// ConvNetJS: one example after the other through `Trainer.train`, an update after each batch.
import { createRequire } from "node:module";
import { absent, Cannot, serve } from "./serve.mjs";

const require = createRequire(import.meta.url);
let convnet;
try {
  convnet = require("convnetjs");
} catch (error) {
  absent(error);
}

await serve({ ConvNetJS: require("convnetjs/package.json").version }, (workload, data) => {
  const { batch, batches, train, optimizer } = workload;
  if (workload.layers.includes("batch_norm")) throw new Cannot("no batch normalisation");
  const differs = [];
  if (workload.dtype === "float32") differs.push("float64");
  if (optimizer?.kind === "adam") differs.push("Adadelta for Adam");
  if (workload.loss === "bce_with_logits") differs.push("softmax over two classes for the sigmoid");

  const net = network(workload, data);
  const range = Array.from({ length: batches }, (_, k) => k);
  const xs = range.map((k) => volumes(data.batchX(k)));
  if (!train) {
    let last;
    const step = (k) => {
      for (const x of xs[k]) last = net.forward(x);
    };
    return { step, value: () => last.w.reduce((a, b) => a + b), differs: differs.join(", ") || undefined };
  }

  const ts = range.map((k) => targets(data.batchT(k)));
  const trainer = new convnet.Trainer(net, {
    method: optimizer.kind === "adam" ? "adadelta" : "sgd",
    // Its squared error is d²/2 where ours is d².
    learning_rate: workload.loss === "mse" ? 2 * optimizer.lr : optimizer.lr,
    momentum: 0,
    batch_size: batch,
    // Its decay is divided by the batch, as the gradient is.
    l2_decay: optimizer.weight_decay * batch,
  });
  let loss = 0;
  const step = (k) => {
    loss = 0;
    for (let i = 0; i < batch; i++) loss += trainer.train(xs[k][i], ts[k][i]).cost_loss;
  };
  // Its squared error reports 2·d².
  const value = () => loss / batch / (workload.loss === "mse" ? 2 : 1);
  return { step, value, differs: differs.join(", ") || undefined };

  /** Channels last: with one channel the order is the same. */
  function volumes(x) {
    const [depth, height = 1, width = 1] = workload.input.shape;
    return Array.from({ length: batch }, (_, i) => {
      const volume = new convnet.Vol(width, height, depth, 0);
      volume.w.set(x.subarray(i * data.inputs, (i + 1) * data.inputs));
      return volume;
    });
  }

  function targets(t) {
    return Array.from({ length: batch }, (_, i) => {
      const row = Float64Array.from(t.subarray(i * data.outputs, (i + 1) * data.outputs));
      if (workload.loss === "cross_entropy") return row.indexOf(1);
      return workload.loss === "mse" ? row : Number(row[0] > 0.5);
    });
  }
});

/** The net with the given first weights, where its layers have the same shapes. */
function network({ layers, input, loss }, data) {
  const [depth, height = 1, width = 1] = input.shape;
  const definitions = [{ type: "input", out_sx: width, out_sy: height, out_depth: depth }];
  for (const layer of layers) {
    if (layer.linear) definitions.push({ type: "fc", num_neurons: layer.linear });
    else if (layer.conv2d) definitions.push({ type: "conv", sx: 5, filters: layer.conv2d, stride: 1, pad: 0 });
    else if (layer === "max_pool2d") definitions.push({ type: "pool", sx: 2, stride: 2 });
    else if (layer.dropout) definitions.push({ type: "dropout", drop_prob: layer.dropout });
    else if (layer !== "flatten") definitions.at(-1).activation = layer;
  }
  // The last layer of a net is a loss, which brings its own linear layer.
  definitions.pop();
  const outputs = layers.at(-1).linear;
  if (loss === "mse") definitions.push({ type: "regression", num_neurons: outputs });
  else definitions.push({ type: "softmax", num_classes: loss === "bce_with_logits" ? 2 : outputs });
  const net = new convnet.Net();
  net.makeLayers(definitions);

  for (const layer of net.layers.filter((one) => one.filters)) {
    if (loss === "bce_with_logits" && layer.out_depth === 2) continue;
    const size = layer.filters[0].w.length;
    const [sx, sy, channels] = layer.sx ? [5, 5, layer.in_depth] : pictureBefore(net, layer);
    for (const filter of layer.filters) {
      const w = data.take(size);
      for (let c = 0; c < channels; c++) {
        for (let p = 0; p < sx * sy; p++) filter.w[p * channels + c] = w[c * sx * sy + p];
      }
    }
    layer.biases.w.set(data.take(layer.filters.length));
  }
  return net;
}

function pictureBefore(net, layer) {
  const { out_sx, out_sy, out_depth } = net.layers[net.layers.indexOf(layer) - 1];
  return [out_sx, out_sy, out_depth];
}
