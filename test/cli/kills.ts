import { mkdirSync, readdirSync, readFileSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { type Generator, stream } from "../../src/core/random/index.ts";
import { readModel } from "../../src/lab/model-file.ts";
import { readRun } from "../../src/node/read-run.ts";
import { isRun } from "../../src/node/run-folder.ts";
import { experimentFile } from "./experiments.ts";
import { nabla, spawnNabla, train } from "./nabla.ts";
import { savedIn } from "./saved-in.ts";

/**
 * Trainings with all that a resume has to bring back, and so large that writing a checkpoint takes as long as some steps:
 * pictures changed and made ahead in a thread, or rendered anew; running statistics, masks, an average, a rate that depends
 * on the past, numpy's one generator.
 */
export const mortals: readonly string[] = [
  `version: 1
data: {name: digits, count: 1200, test_count: 20, batch_size: 32, val_split: 0.1, augment: [rotation: 10, elastic: {alpha: 20}]}
model: [dropout: 0.1, linear: 200, batch_norm, relu, linear: 10]
schedule: {plateau: {patience: 0, gamma: 0.7}}
trainer: {epochs: 15, early_stopping: {patience: 9}, ema: {decay: 0.99}}
`,
  `version: 1
generator: numpy
data: {name: digits, count: 1000, test_count: 20, batch_size: 32, val_split: 0.1, fresh: true}
model: [linear: 250, relu, dropout: 0.3, linear: 10]
optimizer: {sgd: {lr: 0.05, momentum: 0.9, weight_decay: 1e-3}}
schedule: one_cycle
trainer: {epochs: 12, clip_norm: 1}
`,
];

/** What came of killing trainings again and again. */
export interface Toll {
  readonly kills: number;
  /** How often the process was killed in the midst of writing a file. */
  readonly whileWriting: number;
  /** How often there was no checkpoint yet, and the training was begun anew. */
  readonly beforeCheckpoint: number;
  /** How many trainings went on to their end. */
  readonly trainings: number;
}

/**
 * Kills trainings of experiments in turn with SIGKILL at so many random moments, each time going on from what is there, and holds every training
 * that comes to its end against one that nothing disturbed: the same files, to the last byte.
 */
export async function killTrainings(folder: string, experiments: readonly string[], kills: number): Promise<Toll> {
  const draws = stream(0, "kills");
  const toll = { kills: 0, whileWriting: 0, beforeCheckpoint: 0, trainings: 0 };
  const whole = await Promise.all(experiments.map((yaml, i) => undisturbed(folder, yaml, `whole-${i}`)));
  while (toll.kills < kills) {
    const undisturbed = whole[toll.trainings % whole.length];
    const run = join(folder, `run-${toll.trainings}`);
    mkdirSync(run);
    for (let ended = false; !ended; ) {
      const argv = (await isRun(run)) ? ["train", "--resume", run] : ["train", undisturbed.file, "--out", run];
      const moment = toll.kills < kills ? momentOf(draws) : undefined;
      ended = await liveUntil(moment, run, argv);
      if (ended) break;
      toll.kills++;
      if (readdirSync(run).some((name) => name.endsWith(".tmp"))) toll.whileWriting++;
      if (await isResumable(run)) continue;
      toll.beforeCheckpoint++;
      rmSync(run, { recursive: true });
      mkdirSync(run);
    }
    toll.trainings++;
    await expectAlike(run, undisturbed);
  }
  return toll;
}

interface Undisturbed {
  readonly file: string;
  readonly run: string;
  readonly hash: string | number;
}

async function undisturbed(folder: string, yaml: string, name: string): Promise<Undisturbed> {
  const [file, run] = [experimentFile(folder, yaml, `${name}.yaml`), join(folder, name)];
  return { file, run, hash: (await train(file, "--out", run))["weights_sha256"] };
}

/** When a process is to be killed: so long after it began, or began to train, or began to write its n-th file. */
interface Moment {
  readonly after: "birth" | "training" | "file";
  readonly ms: number;
  readonly files: number;
}

/** Most in the midst of writing, some in that of training, a few before. */
function momentOf(draws: Generator): Moment {
  const which = draws.uniform();
  const after = which < 0.6 ? "file" : which < 0.9 ? "training" : "birth";
  const ms = draws.uniform() * { birth: 600, training: 1000, file: 8 }[after];
  return { after, ms, files: 1 + Math.floor(draws.uniform() * 24) };
}

/** Runs a command until it ends by itself or its moment has come. @returns whether it has ended */
async function liveUntil(moment: Moment | undefined, run: string, argv: readonly string[]): Promise<boolean> {
  const files = watchFiles(run);
  const { child, heard, ended } = spawnNabla([...argv, "--save-every", "0"]);
  const die = async ({ after, ms, files: n }: Moment): Promise<void> => {
    if (after === "training") await heard("kernels");
    if (after === "file") await files.begun(n);
    if (ms >= 1) await setTimeout(ms);
    child.kill("SIGKILL");
  };
  if (moment) void die(moment).catch(() => undefined);
  const { code, err } = await ended;
  files.end();
  if (code !== null && code !== 0) throw new Error(`nabla ${argv.join(" ")} ended with ${code}: ${err}`);
  return code === 0;
}

/** Sees files being begun in a folder. */
function watchFiles(folder: string): { begun(n: number): Promise<void>; end(): void } {
  const begun = new Set<string>();
  let [count, wanted, tell] = [0, Number.POSITIVE_INFINITY, (): void => undefined];
  const watcher = watch(folder, (_, name) => {
    if (!name?.endsWith(".tmp")) return;
    // A name is reported as it comes, as it is written to, and as it goes.
    if (begun.has(name)) return;
    begun.add(name);
    globalThis.setTimeout(() => begun.delete(name), 20);
    if (++count >= wanted) tell();
  });
  return {
    begun: (n) =>
      new Promise((resolve) => {
        [wanted, tell] = [n, resolve];
        if (count >= n) resolve();
      }),
    end: () => watcher.close(),
  };
}

/** Whether a killed run can be resumed, and that whatever stands in its folder under its own name is whole. */
async function isResumable(run: string): Promise<boolean> {
  if (!(await isRun(run))) return false;
  const files = readdirSync(run);
  if (!files.includes("last.npz")) {
    const { code, err } = await nabla("train", "--resume", run);
    expect([code, err.length]).toEqual([1, 1]);
    expect(err[0]).toMatch(/^Cannot (read|resume) .* [Tt]rain again\.$/);
    return false;
  }
  const { best, last, environment, history } = await readRun(run);
  expect(JSON.parse(environment)).toHaveProperty("data_sha256");
  expect(readModel(last!, "last.npz").training).toBeDefined();
  expect(readModel(best!, "best.npz").training).toBeUndefined();
  expect(history.map((line) => JSON.parse(line).epoch)).toEqual(history.map((_, i) => i + 1));
  return true;
}

async function expectAlike(run: string, whole: Undisturbed): Promise<void> {
  for (const file of ["best.npz", "last.npz"]) {
    expect(savedIn(join(run, file)), file).toEqual(savedIn(join(whole.run, file)));
  }
  expect(readFileSync(join(run, "config.yaml"), "utf8")).toBe(readFileSync(join(whole.run, "config.yaml"), "utf8"));
  expect(historyOf(run)).toEqual(historyOf(whole.run));
  expect(readdirSync(run).sort()).toEqual(readdirSync(whole.run).sort());
  expect((await train("--resume", run))["weights_sha256"]).toBe(whole.hash);
}

/** The epochs of a run's history, without how fast they went. */
function historyOf(run: string): unknown[] {
  const lines = readFileSync(join(run, "history.jsonl"), "utf8").trimEnd().split("\n");
  return lines.map((line) => ({ ...JSON.parse(line), samples_per_s: undefined }));
}
