import { predictAll } from "../../core/evaluate.ts";
import { size } from "../../kernels/tensor.ts";
import { readFinding, sentence } from "../../lab/doctor/index.ts";
import type { Experiment } from "../../lab/experiment/index.ts";
import { jsonObject } from "../../lab/json-object.ts";
import type { ReadModelFile } from "../../lab/model-file.ts";
import { openModel } from "../../lab/open-model.ts";
import { chanceOf } from "../../lab/prepare.ts";
import { evenChoice } from "../../lab/report/even-choice.ts";
import type { ReportedEpoch } from "../../lab/report/run-report.ts";
import { fingerprint, type Ingredients } from "../../lab/reproduce/fingerprint.ts";
import type { Outcome, Score } from "../../lab/reproduce/outcome.ts";
import { predictUnseen } from "../../lab/reproduce/unseen.ts";
import { type RunRecords, readRecords, readRun } from "../../node/index.ts";
import type { Invocation } from "../command.ts";
import { type ExperimentFile, openSession, trainedExperiment } from "../session.ts";
import { storedModel } from "../stored-model.ts";
import type { EndEvent } from "./end-event.ts";
import type { Order } from "./order.ts";

/** An outcome keeps so many epochs of a longer history, and so many numbers of each weight. */
const kept = { epochs: 1000, numbers: 3 };

/** What came of a run that has ended. */
export async function outcomeOf({ task, folder, data }: Order, end: EndEvent): Promise<Outcome> {
  const records = await readRecords(folder);
  const opened = trainedExperiment(records);
  const history = records.history.map(withoutRate);
  const findings = records.findings.flatMap((line) => readFinding(JSON.parse(line)) ?? []).map(sentence);
  const common = {
    task,
    fingerprint: fingerprint(ingredientsOf(records)),
    history: evenChoice(history, kept.epochs, end.best_epoch),
    steps: records.steps.map((line) => JSON.parse(line)),
    bestEpoch: end.best_epoch,
    seconds: end.seconds,
  };
  if (end.event === "diverged") return { ...common, stopped: "diverged", said: [end.message, ...findings] };
  const model = storedModel(await readRun(folder), opened.experiment);
  return {
    ...common,
    stopped: end.stopped,
    said: findings,
    val: validated(history, opened.experiment, end.best_epoch),
    test: end.test_loss === undefined ? undefined : { loss: end.test_loss, acc: end.test_acc },
    predictions: await predictions(opened, model, data),
    weights: firstWeights(model),
    weightsSha256: end.weights_sha256,
  };
}

/** What a run was made of, as its folder says. */
export function ingredientsOf({ config, environment }: RunRecords): Ingredients {
  const { nabla, data_sha256 } = jsonObject(environment) ?? {};
  return { config, version: String(nabla), dataHash: String(data_sha256) };
}

/** An epoch of history.jsonl: how fast it went is no figure of it. */
function withoutRate(line: string): ReportedEpoch {
  const { samples_per_s: _, ...metrics } = JSON.parse(line);
  return metrics;
}

/** What was measured of the weights that the run ends with. */
function validated(history: readonly ReportedEpoch[], { trainer }: Experiment, best: number): Score | undefined {
  const epoch = trainer.early_stopping ? history.find((one) => one.epoch === best) : history.at(-1);
  return epoch?.val_loss === undefined ? undefined : { loss: epoch.val_loss, acc: epoch.val_acc };
}

function firstWeights({ tensors }: ReadModelFile): Outcome["weights"] {
  const weights = Object.entries(tensors).filter(([name]) => /^\d+\./.test(name));
  return Object.fromEntries(weights.map(([name, { data }]) => [name, Array.from(data.subarray(0, kept.numbers))]));
}

/** Of one value an example: what the network says of its test examples, or of others where it was trained on random ones. */
async function predictions(
  opened: ExperimentFile,
  model: ReadModelFile,
  data: string | undefined,
): Promise<Outcome["predictions"]> {
  const { classes, outputs, input } = model.meta;
  if (classes !== undefined || outputs > 1) return undefined;
  const { recipe, dataset, experiment } = await openSession(opened, dataAlone(data));
  const evaluator = openModel(recipe, model);
  if (experiment.data.name === "random") {
    return { target: [], output: predictUnseen(evaluator, chanceOf(experiment), experiment.data.count) };
  }
  const [x, target, output]: number[][] = [[], [], []];
  for (const batch of predictAll(evaluator, dataset.test ?? dataset.val ?? dataset.train)) {
    target.push(...batch.t.data);
    output.push(...batch.p.data);
    if (size(input) === 1) x.push(...batch.x.data);
  }
  return { ...(x.length > 0 ? { x } : {}), target, output };
}

/** A command line with no option but the data's folder. */
function dataAlone(data: string | undefined): Invocation {
  return {
    args: [],
    text: (option) => (option === "data" ? data : undefined),
    list: () => [],
    flag: () => false,
    whole: () => undefined,
  };
}
