// What the doctor costs: trains the same network on the same data with and without it, in turns in this one process, and
// prints the medians and the share that it takes. `npm run build` first.
//
//     node bench/doctor.mjs [rounds] [epochs]

import { performance } from "node:perf_hooks";
import {
  adam,
  conv2d,
  crossEntropy,
  fit,
  flatten,
  linear,
  maxPool2d,
  openTraining,
  relu,
  schedules,
  streamChance,
} from "../dist/core/index.js";
import { examplesOf } from "../dist/data/table.js";
import { compileWasm } from "../dist/kernels/wasm.js";
import { openDoctor } from "../dist/lab/doctor/index.js";

const rounds = Number(process.argv[2] ?? 7);
const epochs = Number(process.argv[3] ?? 3);

/** Pictures of noise whose class brightens a stripe. @param {number} length */
function stripes(length) {
  let state = 1;
  const inputs = Uint8Array.from({ length: length * 784 }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const [row, column] = [Math.floor((i % 784) / 28), Math.floor(i / 784) % 10];
    return (state >>> 25) + (row >> 1 === column ? 100 : 0);
  });
  const labels = Uint8Array.from({ length }, (_, i) => i % 10);
  const classes = Array.from({ length: 10 }, (_, i) => String(i));
  const table = { length, input: [1, 28, 28], inputs, targets: { kind: "classes", labels, classes } };
  return examplesOf(
    table,
    Uint32Array.from({ length }, (_, i) => i),
    { factor: [1 / 255], shift: [0] },
  );
}

const workloads = {
  "784-100-10, batch 64, 54,000 examples": {
    model: [linear(100), relu(), linear(10)],
    train: stripes(54000),
    val: stripes(6000),
  },
  "784-15-10, batch 64, 54,000 examples": {
    model: [linear(15), relu(), linear(10)],
    train: stripes(54000),
    val: stripes(6000),
  },
  "CNN 8-16, batch 64, 5,000 examples": {
    model: [conv2d(8, 5), relu(), maxPool2d(2), conv2d(16, 3), relu(), maxPool2d(2), flatten(), linear(10)],
    train: stripes(5000),
    val: stripes(500),
  },
};

for (const [name, { model, train, val }] of Object.entries(workloads)) {
  /** @param {boolean} watched */
  const seconds = (watched) => {
    const training = openTraining({
      ...{
        model,
        input: [1, 28, 28],
        loss: crossEntropy(),
        classification: true,
        optimizer: adam(),
        epochs,
        batchSize: 64,
      },
      ...{
        schedule: schedules.constant(),
        shuffle: true,
        dropLast: false,
        monitor: "val_acc",
        chance: streamChance(0),
      },
      ...{ dtype: "float32", backend: compileWasm() },
    });
    const started = performance.now();
    let inDoctor = 0;
    const timed = (work) => {
      const before = performance.now();
      const result = work();
      inDoctor += performance.now() - before;
      return result;
    };
    const doctor = watched ? timed(() => openDoctor(training, train, val)) : undefined;
    if (doctor) timed(() => doctor.look());
    for (const event of fit(training, train, val)) if (doctor) timed(() => doctor.see(event));
    return { whole: (performance.now() - started) / 1000, inDoctor: inDoctor / 1000 };
  };
  const [with_, without] = [[], []];
  for (let i = 0; i <= rounds; i++) {
    const [a, b] = [seconds(true), seconds(false)];
    // The first round warms the engine.
    if (i > 0) with_.push(a) && without.push(b);
  }
  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const [own, alone, spent] = [
    median(with_.map(({ whole }) => whole)),
    median(without.map(({ whole }) => whole)),
    median(with_.map(({ inDoctor }) => inDoctor)),
  ];
  console.log(
    `${name}, ${epochs} epochs: ${alone.toFixed(3)} s alone, ${own.toFixed(3)} s watched; ${(1000 * spent).toFixed(1)} ms in the doctor, ${((100 * spent) / alone).toFixed(2)}%`,
  );
}
