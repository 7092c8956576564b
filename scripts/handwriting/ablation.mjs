// What does each part of the digit generator contribute? Trains experiments/digits-cnn.yaml on rendered digits alone, with
// one part of the hand switched off at a time, and has it read MNIST's 60,000 training images, which it never trains on.
// Needs `npm run build` and MNIST; about twenty seconds for each part and seed.
//
//     node scripts/handwriting/ablation.mjs ../shared/data                 the table, seeds 0 to 2
//     node scripts/handwriting/ablation.mjs ../shared/data 5               more seeds
//     node scripts/handwriting/ablation.mjs ../shared/data 3 jitter pen    some rows of it: those whose name begins so
//
// The test set is for the finished generator alone: train the experiment file as it is and evaluate it with
// `--set data.name=mnist`.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const [data, seeds = "3", ...wanted] = process.argv.slice(2);
const experiment = join(root, "experiments", "digits-cnn.yaml");

/** What is switched off, and how. Nothing first: the others are compared with it. */
const rows = [
  ["nothing", []],
  ["variety: one style of each digit", ["variety=0"]],
  ["exaggeration: styles stay at their mean", ["exaggeration=-1"]],
  ["jitter of points", ["jitter=0"]],
  ["joining of strokes", ["joining=0"]],
  ["speed", ["speed=0"]],
  ["slant and its spread", ["slant=0", "slant_spread=0"]],
  ["rotation", ["rotation=0"]],
  ["aspect", ["aspect=0"]],
  ["elastic bending", ["elastic=0"]],
  ["tremor", ["tremor=0"]],
  ["pen_spread: one pen for all", ["pen_spread=0"]],
  ["pressure", ["pressure=0"]],
  ["nib", ["nib=0"]],
  [
    "all of them",
    [
      "variety=0",
      "exaggeration=-1",
      "jitter=0",
      "joining=0",
      "speed=0",
      "slant=0",
      "slant_spread=0",
      "rotation=0",
    ].concat(["aspect=0", "elastic=0", "tremor=0", "pen_spread=0", "pressure=0", "nib=0"]),
  ],
];

const folder = mkdtempSync(join(tmpdir(), "ablation-"));
try {
  const chosen = rows.filter(([name]) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
  console.log("| switched off | read right of MNIST's training images, % | change |\n|---|---:|---:|");
  let whole;
  for (const [name, changes] of chosen) {
    const found = Array.from({ length: Number(seeds) }, (_, seed) => 100 * accuracy(changes, seed));
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    const spread = Math.sqrt(
      found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, found.length - 1),
    );
    whole ??= mean;
    const change = name === "nothing" ? "" : (mean - whole).toFixed(2).replace("-", "−");
    console.log(`| ${name} | ${mean.toFixed(2)} ± ${spread.toFixed(2)} | ${change} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The share of MNIST's training images that a network reads which saw only digits rendered so. */
function accuracy(changes, seed) {
  const run = join(folder, "run");
  rmSync(run, { recursive: true, force: true });
  const settings = [...changes.map((change) => `data.hand.${change}`), `data.seed=${seed}`, "trainer.epochs=3"];
  const sets = settings.flatMap((setting) => ["--set", setting]);
  nabla("train", experiment, "--out", run, "--seed", String(seed), "--threads", "1", ...sets);
  const mnist = ["--set", "data.name=mnist", "--set", "data.val_split=0", "--split", "train", "--data", data];
  return nabla("evaluate", run, ...mnist).acc;
}

/** Runs the command line and gives the last object that it prints. */
function nabla(...argv) {
  const command = [join(root, "bin", "nabla.js"), ...argv, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new Error(`nabla ${argv.join(" ")} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}
