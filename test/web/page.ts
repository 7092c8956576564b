/** What the pages of the tests run; Node runs the same for comparison. */
import { fit, openTraining } from "../../src/core/index.ts";
import type { RawData } from "../../src/data/dataset.ts";
import { digitSet, renderedData } from "../../src/data/render/index.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { size } from "../../src/kernels/tensor.ts";
import { whyNotThreads } from "../../src/kernels/threads.ts";
import { handOf } from "../../src/lab/experiment/datasets/hand.ts";
import { type Experiment, readExperiment } from "../../src/lab/experiment/index.ts";
import { prepare } from "../../src/lab/prepare.ts";
import { weightsHash } from "../../src/lab/weights-hash.ts";
import { openComputing, startThreads } from "../../src/web/threads.ts";
import { type Bits, computeBits } from "./bits.ts";

/** What every kernel computes on so many threads. */
export async function bits(threads: number): Promise<Bits> {
  const backend = startThreads(threads, { patience: 0 });
  const computed = await computeBits(backend);
  backend.close();
  return computed;
}

/** What was read elsewhere, and can be sent to a page. */
export interface SentData extends RawData {
  /** The inputs of the second epoch, where each has others. */
  readonly second?: Uint8Array | undefined;
}

/** The weights' fingerprint after an experiment on data that was sent, or on rendered digits, as `nabla train` gives it at its end. */
export async function train(
  yaml: string,
  threads: number,
  sent?: SentData,
): Promise<{ weights: string; threads: number }> {
  const { backend, ...computing } = openComputing(threads);
  const { experiment, source } = readExperiment("page.yaml", yaml);
  const prepared = prepare(experiment, source, sent ? received(sent) : digits(experiment), backend);
  const training = openTraining(prepared.recipe);
  for (const event of fit(training, prepared.train, prepared.dataset.val)) {
    // A page must not be kept from its events; and its threads begin only then.
    if (event.event === "epoch") await new Promise((resolve) => setTimeout(resolve));
  }
  return { weights: weightsHash(training.evaluator.network), threads: computing.threads };
}

function received({ second, ...raw }: SentData): RawData {
  if (!second) return raw;
  const features = size(raw.table.input);
  const renew = (row: number): Uint8Array => second.subarray(row * features, (row + 1) * features);
  return { ...raw, table: { ...raw.table, renew } };
}

function digits({ data }: Experiment): RawData {
  if (data.name !== "digits") throw new Error(`the page renders digits only, not ${data.name}`);
  const { count, test_count: testCount, fresh } = data;
  return renderedData(digitSet(data.seed, handOf(data.hand)), { count, testCount, fresh });
}

/** What is chosen to compute here, and what a page would say of it. */
export function computing(threads: number): Record<string, unknown> {
  const { backend, ...chosen } = openComputing(threads);
  return { ...chosen, kernels: backend.name, isReference: backend === reference, whyNotThreads: whyNotThreads() };
}

/** What a demand for threads says here. */
export function demandThreads(count: number): string {
  try {
    startThreads(count).close();
    return "started";
  } catch (error) {
    return String(error);
  }
}
