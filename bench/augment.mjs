/**
 * How many pictures a second a pipeline makes on one core; and, for an experiment, how many examples a second its training
 * sees without augmentation, with it inline, and with it ahead in a thread, in turns in one run.
 *
 *     npm run build && node bench/augment.mjs
 *     node bench/augment.mjs experiments/mnist-mlp-augmented.yaml --kernels blas --threads 2
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { streamKey } from "../dist/core/random/index.js";
import { augmenter } from "../dist/data/augment/index.js";
import { buildAugment } from "../dist/lab/experiment/augment.js";

const [file, ...options] = process.argv.slice(2);
if (file === undefined) pictures();
else trainings();

function pictures() {
  const pipelines = {
    shift: [{ shift: { amplitude: 2, p: 1 } }],
    affine: [
      { rotation: { amplitude: 15, p: 1 } },
      { scale: { amplitude: 0.15, p: 1 } },
      { shear: { amplitude: 0.2, p: 1 } },
      { shift: { amplitude: 2, p: 1 } },
    ],
    elastic: [{ elastic: { alpha: 34, sigma: 4, p: 1 } }],
    thickness: [{ thickness: { amplitude: 1, p: 1 } }],
  };
  pipelines["all of them"] = [...pipelines.affine, ...pipelines.elastic, ...pipelines.thickness];

  const bytes = new Uint8Array(1000 * 784);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 2654435761) >>> 24;
  const makers = Object.entries(pipelines).map(([name, steps]) => {
    return { name, seconds: [], made: augmenter(buildAugment(steps), [1, 28, 28], streamKey(0, "bench")) };
  });
  for (let round = 0; round < 15; round++) {
    for (const { seconds, made } of makers) {
      const start = performance.now();
      for (let i = 0; i < 1000; i++) made.augment(bytes, i * 784, i, round);
      seconds.push((performance.now() - start) / 1000);
    }
  }
  console.log("28x28 pictures a second on one core, median of 15 rounds of 1,000 (the slowest)");
  for (const { name, seconds } of makers) {
    const sorted = seconds.slice(2).sort((a, b) => a - b);
    const rate = (index) => Math.round(1000 / sorted[index]).toLocaleString("en");
    console.log(`${name.padEnd(12)} ${rate(sorted.length >> 1).padStart(8)}  (${rate(sorted.length - 1)})`);
  }
}

/** Trains two epochs of the experiment in each way; the second counts, when threads have started and code is warm. */
function trainings() {
  const ways = {
    "no augmentation": ["--set", "data.augment="],
    inline: ["--inline"],
    "ahead in a thread": [],
  };
  const rates = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < 3; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const folder = mkdtempSync(join(tmpdir(), "nabla-"));
      const argv = [
        "train",
        file,
        "--json",
        "--out",
        join(folder, "run"),
        "--set",
        "trainer.epochs=2",
        ...way,
        ...options,
      ];
      const nabla = join(import.meta.dirname, "../bin/nabla.js");
      const { stdout, stderr, status } = spawnSync(process.execPath, [nabla, ...argv], { encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
      rates[name].push(JSON.parse(stdout.split("\n")[1]).samples_per_s);
      rmSync(folder, { recursive: true });
    }
  }
  console.log(`examples a second while training ${file} ${options.join(" ")}, median of 3 rounds in turns (all)`);
  for (const [name, found] of Object.entries(rates)) {
    const median = found.toSorted((a, b) => a - b)[1].toLocaleString("en");
    console.log(
      `${name.padEnd(18)} ${median.padStart(8)}  (${found.map((rate) => rate.toLocaleString("en")).join(", ")})`,
    );
  }
}
