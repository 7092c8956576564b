import { basename, extname, join } from "node:path";
import type { RawData } from "../data/dataset.ts";
import { type Experiment, readExperiment, type Source } from "../lab/experiment/index.ts";
import { uniformBy } from "../lab/load/made.ts";
import { type Prepared, prepare } from "../lab/prepare.ts";
import { dataFolders, hashData, loadData, RUN_FILES, type RunRecords, readBytes } from "../node/index.ts";
import type { Invocation } from "./command.ts";
import { backendFor } from "./kernels.ts";

/** An experiment that makes sense by itself, and the file that it was read from. */
export interface ExperimentFile {
  readonly experiment: Experiment;
  readonly source: Source;
}

/** An experiment with its data read. */
export interface Session extends Prepared {
  readonly dataHash: string;
  readonly threads: number;
  /** Whether pictures are augmented between the steps, not ahead in a thread. */
  readonly inline: boolean;
  /** How many seconds lie between two checkpoints, where the user says. */
  readonly saveEvery: number | undefined;
  /** What the user should know of the kernels. */
  readonly notice?: string | undefined;
}

/** Reads and checks an experiment file with the changes of `--set` and `--seed`. */
export async function readFile(path: string, given: Invocation): Promise<ExperimentFile> {
  return readExperiment(path, await readBytes(path, mostBytes), changes(given));
}

/** The experiment of a run, as it was trained. */
export function trainedExperiment({ path, config }: RunRecords): ExperimentFile {
  return readExperiment(join(path, RUN_FILES.config), config);
}

/** The experiment of a run with the same changes, and others before them. */
export function experimentOf(run: RunRecords, given: Invocation, before: readonly string[] = []): ExperimentFile {
  const { set, seed } = changes(given);
  return readExperiment(join(run.path, RUN_FILES.config), run.config, { set: [...before, ...set], seed });
}

/** Reads the experiment's data and makes it ready to train. @param kernels what computes where `--kernels` does not say */
export async function openSession(
  { experiment, source }: ExperimentFile,
  given: Invocation,
  kernels?: string,
): Promise<Session> {
  const { backend, ...computing } = backendFor(given, kernels);
  const raw = await readData(experiment, given);
  return {
    ...prepare(experiment, source, raw, backend),
    dataHash: hashData(raw),
    inline: given.flag("inline"),
    saveEvery: given.whole("saveEvery", 0),
    ...computing,
  };
}

/** The data that the experiment names, from where `--data` says. */
export function readData(
  { generator, data }: { readonly generator: Experiment["generator"]; readonly data: Parameters<typeof loadData>[0] },
  given: Invocation,
): Promise<RawData> {
  return loadData(data, { folders: dataFolders(given.text("data")), uniform: uniformBy(generator) });
}

/** `experiments/digits.yaml` is called `digits`. */
export function nameOf(file: string): string {
  return basename(file, extname(file));
}

/** An experiment file is a page or two; what is larger is something else. */
const mostBytes = 1 << 20;

function changes(given: Invocation): { set: readonly string[]; seed: string | undefined } {
  return { set: given.list("set"), seed: given.text("seed") };
}
