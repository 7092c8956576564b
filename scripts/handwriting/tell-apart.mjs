// Can rendered digits be told from real ones? Classifiers are shown MNIST training images and as many rendered ones of the
// same digits, a fifth of all held out, and the share of held-out images that each gets right is printed. A coin gets 50%.
// Needs `npm run build` and MNIST; about a minute.
//
//     node scripts/handwriting/tell-apart.mjs ../shared/data
//     node scripts/handwriting/tell-apart.mjs ../shared/data weights.png
//
// The second writes what the linear classifier looks at: where ink speaks for a real digit dark, for a rendered one light.

import { writeFileSync } from "node:fs";
import * as core from "../../dist/core/index.js";
import { encodePng, openDataset, renderDigit } from "../../dist/data/index.js";
import { compileWasm } from "../../dist/kernels/index.js";
import { dataFolders, loadData } from "../../dist/node/index.js";

const [folder, picture] = process.argv.slice(2);
const { table: mnist } = await loadData({ name: "mnist" }, { folders: dataFolders(folder) });
const size = 28;
const pixels = size * size;
const backend = compileWasm();
const linear = [core.linear(2)];
const convolutional = [
  core.conv2d(8, 5),
  core.relu(),
  core.maxPool2d(2),
  core.conv2d(16, 3),
  core.relu(),
  core.maxPool2d(2),
  core.flatten(),
  core.linear(2),
];

const all = pairs(10_000, () => true);
printGreys(all);
const levels = histograms(all);
const { weight } = report("all digits, linear", all, linear);
for (let digit = 0; digit < 10; digit++) {
  const some = pairs(4000, (label) => label === digit);
  report(`only ${digit}, linear`, some, linear);
}
report("all digits, linear, of the grey levels' histogram alone", levels, linear);
report("all digits, a small convolutional network", all, convolutional, 5);

if (picture) {
  const scale = 8;
  const side = size * scale;
  const most = weight.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const gray = Uint8Array.from({ length: side * side }, (_, i) => {
    const at = Math.floor(i / side / scale) * size + Math.floor((i % side) / scale);
    return Math.round(127.5 + (127.5 * (weight[pixels + at] - weight[at])) / (2 * most));
  });
  writeFileSync(picture, encodePng(gray, side, side));
}

/** Up to `count` MNIST training images of the digits wanted, each followed by a rendered one of the same digit. */
function pairs(count, wanted) {
  const inputs = new Uint8Array(2 * count * pixels);
  const labels = new Uint8Array(2 * count);
  let length = 0;
  for (let i = 0; length < 2 * count && i < mnist.length; i++) {
    const digit = mnist.targets.labels[i];
    if (!wanted(digit)) continue;
    inputs.set(mnist.inputs.subarray(i * pixels, (i + 1) * pixels), length * pixels);
    inputs.set(renderDigit(digit, core.stream(0, `tell-apart/${i}`)), (length + 1) * pixels);
    labels[length + 1] = 1;
    length += 2;
  }
  return tableOf(inputs, labels, [1, size, size]);
}

/** How often each of 16 ranges of grey occurs in a picture, instead of the picture. */
function histograms({ inputs, targets, length }) {
  const ranges = 16;
  const counts = new Float64Array(length * ranges);
  for (let i = 0; i < length * pixels; i++) counts[Math.floor(i / pixels) * ranges + (inputs[i] >> 4)] += 1;
  return tableOf(counts, targets.labels, [ranges]);
}

/** How many pixels a picture has in some ranges of grey, on average. */
function printGreys({ inputs, length }) {
  const ranges = [1, 64, 128, 192, 253, 255, 256];
  const counts = [0, 1].map(() => new Array(ranges.length - 1).fill(0));
  for (let i = 0; i < length * pixels; i++) {
    const range = ranges.findLastIndex((first) => inputs[i] >= first);
    if (range >= 0) counts[Math.floor(i / pixels) % 2][range] += 2 / length;
  }
  const names = ranges
    .slice(1)
    .map((next, i) => (next - 1 === ranges[i] ? `${ranges[i]}` : `${ranges[i]} to ${next - 1}`));
  for (const [i, name] of ["real", "rendered"].entries()) {
    console.log(
      `pixels a ${name} picture has of grey ${names.map((range, r) => `${range}: ${counts[i][r].toFixed(1)}`).join(", ")}`,
    );
  }
}

function tableOf(inputs, labels, input) {
  return { length: labels.length, input, inputs, targets: { kind: "classes", labels, classes: ["real", "rendered"] } };
}

/** Trains and prints; the first layer's weights come back. */
function report(name, table, model, epochs = 30) {
  const dataset = openDataset(
    { name, table },
    {
      valSplit: 0,
      testSplit: 0.2,
      normalize: table.input.length > 1 ? "unit" : "standard",
      permutation: (purpose, n) => core.stream(0, purpose).permutation(n),
    },
  );
  const training = core.openTraining({
    model,
    input: table.input,
    loss: core.crossEntropy(),
    classification: true,
    optimizer: core.adam({ lr: 2e-3 }),
    schedule: core.schedules.cosine(),
    epochs,
    batchSize: 64,
    shuffle: true,
    dropLast: false,
    monitor: "loss",
    chance: core.streamChance(0),
    dtype: "float32",
    backend,
  });
  const steps = core.fit(training, dataset.train);
  while (!steps.next().done);
  const { acc, n } = core.evaluate(training.evaluator, dataset.test, true);
  console.log(`${name}: ${(100 * acc).toFixed(1)}% of ${n}`);
  return { weight: training.network.parameters[0].value.data };
}
