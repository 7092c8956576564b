// brain.js, its network in plain JavaScript (the one on the GPU is never loaded): it learns from one example at a time.
import { createRequire } from "node:module";
import { absent, Cannot, serve } from "./serve.mjs";

const require = createRequire(import.meta.url);
let NeuralNetwork;
try {
  NeuralNetwork = require("brain.js/dist/neural-network.js").default;
} catch (error) {
  absent(error);
}

await serve({ "brain.js": require("brain.js/package.json").version }, (workload, data) => {
  const { layers, batch, batches, train, optimizer, loss } = workload;
  if (layers.some((layer) => layer.conv2d)) throw new Cannot("no convolution");
  if (layers.includes("batch_norm")) throw new Cannot("no batch normalisation, no dropout");
  if (workload.dtype === "float64") throw new Cannot("keeps activations in float32");
  // One activation for all layers, the outputs too: with ReLU its outputs die at once.
  const activation = layers.includes("tanh") ? "tanh" : "sigmoid";
  const differs = train ? ["an update after every sample"] : [];
  if (loss !== "mse") differs.push(`${activation} throughout${train ? ", squared error" : ""}`);
  if (optimizer?.weight_decay) differs.push("no L2");
  if (optimizer?.kind === "sgd") differs.push("momentum");

  const net = new NeuralNetwork({
    activation,
    ...(train && { learningRate: optimizer.lr, praxis: optimizer.kind === "adam" ? "adam" : null }),
  });
  net.sizes = [data.inputs, ...layers.filter((layer) => layer.linear).map((layer) => layer.linear)];
  net.initialize();
  const batchesOf = Array.from({ length: batches }, (_, k) => patterns(k));
  let last = 0;
  const step = train
    ? (k) => {
        for (const pattern of batchesOf[k]) last = net.trainPattern(pattern, true);
      }
    : (k) => {
        for (const { input } of batchesOf[k]) last = net.run(input)[0];
      };
  return { step, value: () => last, differs: differs.join(", ") };

  function patterns(k) {
    const [x, t] = [data.batchX(k), train ? data.batchT(k) : undefined];
    return Array.from({ length: batch }, (_, i) => ({
      input: x.slice(i * data.inputs, (i + 1) * data.inputs),
      output: t?.slice(i * data.outputs, (i + 1) * data.outputs),
    }));
  }
});
