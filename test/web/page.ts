/** What the pages of the tests run; Node runs the same for comparison. */
import { fit, openTraining } from "../../src/core/index.ts";
import { digitSet, renderedData } from "../../src/data/render/index.ts";
import { reference } from "../../src/kernels/reference/index.ts";
import { whyNotThreads } from "../../src/kernels/threads.ts";
import { handOf } from "../../src/lab/experiment/datasets/hand.ts";
import { readExperiment } from "../../src/lab/experiment/index.ts";
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

/** The weights' fingerprint after an experiment on rendered digits, as `nabla train` gives it at its end. */
export async function train(yaml: string, threads: number): Promise<{ weights: string; threads: number }> {
  const { backend, ...computing } = openComputing(threads);
  const { experiment, source } = readExperiment("page.yaml", yaml);
  const { data } = experiment;
  if (data.name !== "digits") throw new Error(`the page trains on digits only, not on ${data.name}`);
  const { count, test_count: testCount, fresh } = data;
  const raw = renderedData(digitSet(data.seed, handOf(data.hand)), { count, testCount, fresh });
  const { recipe, dataset } = prepare(experiment, source, raw, backend);
  const training = openTraining(recipe);
  for (const event of fit(training, dataset.train, dataset.val)) {
    // A page must not be kept from its events; and its threads begin only then.
    if (event.event === "epoch") await new Promise((resolve) => setTimeout(resolve));
  }
  return { weights: weightsHash(training.network), threads: computing.threads };
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
