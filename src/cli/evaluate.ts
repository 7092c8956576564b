import type { Dataset } from "../data/dataset.ts";
import { examplesOf, type TableExamples } from "../data/table.ts";
import { misuse } from "../kernels/errors.ts";
import { type Assessment, assess } from "../lab/assess.ts";
import type { ModelMeta } from "../lab/model-file.ts";
import { openModel } from "../lab/open-model.ts";
import { scalingOf } from "../lab/scaling-of.ts";
import { readRun } from "../node/index.ts";
import { type Command, dataOption, jsonOption, setOption } from "./command.ts";
import { confusionTable } from "./confusion-table.ts";
import { kernelsOption } from "./kernels.ts";
import { figure, percent, thousands } from "./numbers.ts";
import { experimentOf, openSession, trainedExperiment } from "./session.ts";
import { storedModel } from "./stored-model.ts";

const splits = ["train", "val", "test", "all"] as const;
type Split = (typeof splits)[number];

/** What only concerns training may not fit other data: a metric to watch wants a validation part. */
const noTraining = ["trainer=", "schedule="];

/** `evaluate RUN`: loss, accuracy and confusion matrix, also on other data of the same shape. */
export const evaluate: Command = {
  usage: "evaluate <run>",
  summary: "loss, accuracy and confusion matrix of a run, also on other data of the same shape",
  options: [
    dataOption,
    kernelsOption,
    { ...setOption, description: "other data, as data.name=mnist or data.path=FOLDER" },
    { flags: "--split <part>", description: "which examples (default: test, else val, else train)", choices: splits },
    jsonOption,
  ],
  async run(given, terminal) {
    const stored = await readRun(given.args[0]);
    const model = storedModel(stored, trainedExperiment(stored).experiment);
    const { recipe, dataset } = await openSession(experimentOf(stored, given, noTraining), given);
    checkClasses(dataset, model.meta);
    const split = (given.text("split") as Split | undefined) ?? usual(dataset);
    const result = assess(openModel(recipe, model), partsOf(dataset, split, model.meta), 0);
    if (terminal.json) terminal.out(JSON.stringify({ loss: result.loss, acc: result.acc, n: result.n }));
    else for (const line of describe(result, dataset, split)) terminal.out(line);
    return 0;
  },
};

function usual({ test, val }: Dataset): Split {
  return test ? "test" : val ? "val" : "train";
}

/** As many classes of other names would give an accuracy that means nothing. */
function checkClasses({ name, classes = [] }: Dataset, meta: ModelMeta): void {
  const [known, found] = [meta.classes ?? [], classes].map((names) => names.join(", "));
  if (known !== found)
    throw misuse(`evaluate on ${name}`, `the classes that were trained: ${known || "none"}`, found || "none");
}

/** One part of the data, or all of it, scaled as the network's training data was. */
function partsOf(dataset: Dataset, split: Split, meta: ModelMeta): TableExamples[] {
  const { train, val, test } = dataset;
  const wanted = split === "all" ? [train, val, test] : [dataset[split]];
  const parts = wanted.filter((part) => part !== undefined);
  if (parts.length === 0) {
    throw misuse(
      `evaluate the ${split} part of ${dataset.name}`,
      "a part that it has",
      split,
      `Leave out --split or use ${usual(dataset)}.`,
    );
  }
  return parts.map(({ table, rows }) => examplesOf(table, rows, scalingOf(meta, table.inputs)));
}

function describe({ loss, acc, n, confusion }: Assessment, { classes = [] }: Dataset, split: Split): string[] {
  const accuracy = acc === undefined ? "" : `accuracy ${percent(acc)}, `;
  const headline = `${split}: ${accuracy}loss ${figure(loss)} (${thousands(n)} examples)`;
  return confusion ? [headline, "", ...confusionTable(confusion, classes)] : [headline];
}
