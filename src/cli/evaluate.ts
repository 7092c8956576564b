import type { Dataset } from "../data/dataset.ts";
import { examplesOf, type TableExamples } from "../data/table.ts";
import { misuse } from "../kernels/errors.ts";
import { formatShape } from "../kernels/tensor.ts";
import { type Assessment, assess } from "../lab/assess.ts";
import { assessTogether, type Member } from "../lab/ensemble.ts";
import type { ModelMeta } from "../lab/model-file.ts";
import { openModel } from "../lab/open-model.ts";
import { scalingOf } from "../lab/scaling-of.ts";
import { readRun } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption, setOption } from "./command.ts";
import { confusionTable } from "./confusion-table.ts";
import { kernelsOption, threadsOption } from "./kernels.ts";
import { figure, percent, thousands } from "./numbers.ts";
import { experimentOf, openSession, trainedExperiment } from "./session.ts";
import { storedModel } from "./stored-model.ts";
import type { Terminal } from "./terminal.ts";

const splits = ["train", "val", "test", "all"] as const;
type Split = (typeof splits)[number];

/** What only concerns training may not fit other data: a metric to watch wants a validation part. */
const noTraining = ["trainer=", "schedule="];

/** `evaluate RUN...`: loss, accuracy and confusion matrix, also on other data, of several runs together and of shifted pictures. */
export const evaluate: Command = {
  usage: "evaluate <run...>",
  summary: "loss, accuracy and confusion matrix of a run, or of several together; also on other data of the same shape",
  options: [
    dataOption,
    kernelsOption,
    threadsOption,
    { ...setOption, description: "other data, as data.name=mnist or data.path=FOLDER" },
    { flags: "--split <part>", description: "which examples (default: test, else val, else train)", choices: splits },
    {
      flags: "--shifts <n>",
      description: "the mean over all copies of a picture moved by at most n pixels across and down: 9 for 1",
    },
    jsonOption,
  ],
  async run(given, terminal) {
    const shifts = given.whole("shifts", 0) ?? 0;
    const candidates: Candidate[] = [];
    for (const path of given.args) candidates.push(await openCandidate(path, given));
    const [first, ...others] = candidates;
    for (const other of others) checkAlike(first, other);
    const { parts, split } = first;
    if (others.length === 0 && shifts === 0) return report(assess(first.evaluator, parts, 0), first, terminal);
    checkAveraged(first, shifts);
    const together = (members: readonly Member[]): Assessment => assessTogether(members, parts, { shifts, keep: 0 });
    for (const one of others.length > 0 ? candidates : []) {
      const result = together([one]);
      if (terminal.json) terminal.out(JSON.stringify({ run: one.path, ...figuresOf(result) }));
      else terminal.out(`${one.path}  ${headline(result, split)}`);
    }
    const averaged = { runs: candidates.length, copies: (2 * shifts + 1) ** 2 };
    return report(together(candidates), first, terminal, averaged);
  },
};

/** The figures as one object, or in words with the confusion matrix. @param averaged what they are the mean of @returns the exit code */
function report(result: Assessment, { dataset, split }: Candidate, terminal: Terminal, averaged: object = {}): number {
  if (terminal.json) terminal.out(JSON.stringify({ ...averaged, ...figuresOf(result) }));
  else for (const line of describe(result, dataset, split)) terminal.out(line);
  return 0;
}

/** A run with the examples that it is to be evaluated on. */
interface Candidate extends Member {
  readonly path: string;
  readonly dataset: Dataset;
  readonly dataHash: string;
  readonly split: Split;
  readonly parts: readonly TableExamples[];
}

async function openCandidate(path: string, given: Invocation): Promise<Candidate> {
  const stored = await readRun(path);
  const model = storedModel(stored, trainedExperiment(stored).experiment);
  const { recipe, dataset, dataHash } = await openSession(experimentOf(stored, given, noTraining), given);
  checkClasses(dataset, model.meta);
  const split = (given.text("split") as Split | undefined) ?? usual(dataset);
  const parts = partsOf(dataset, split, model.meta);
  return { path, evaluator: openModel(recipe, model), meta: model.meta, dataset, dataHash, split, parts };
}

/** A mean of predictions means something only where they are about the same examples, and nobody has trained on those. */
function checkAlike(first: Candidate, other: Candidate): void {
  const action = "evaluate runs together";
  const classesOf = ({ meta }: Candidate): string => meta.classes?.join(", ") ?? "none";
  const [inputs, others] = [first, other].map(({ meta }) => formatShape(meta.input));
  if (inputs !== others) {
    throw misuse(action, `inputs of ${inputs}, as in ${first.path}`, `${others} in ${other.path}`);
  }
  if (classesOf(first) !== classesOf(other)) {
    const expected = `the classes ${classesOf(first)}, as in ${first.path}`;
    throw misuse(action, expected, `${classesOf(other)} in ${other.path}`);
  }
  const same = (a: TableExamples, b: TableExamples | undefined): boolean =>
    a.length === b?.length && a.rows.every((row, i) => row === b.rows[i]);
  if (first.dataHash === other.dataHash && first.parts.every((part, i) => same(part, other.parts[i]))) return;
  const fix = "Train them with one data.split_seed, or evaluate other data with --set.";
  throw misuse(action, `the ${first.split} part of ${first.path}`, `another in ${other.path}`, fix);
}

function checkAveraged({ meta }: Candidate, shifts: number): void {
  const action = "average predictions";
  if (meta.classes === undefined) throw misuse(action, "runs that tell classes apart", "runs that give values");
  if (shifts > 0 && meta.input.length !== 3) {
    throw misuse(action, "pictures to shift", `inputs of ${formatShape(meta.input)}`, "Leave out --shifts.");
  }
}

function figuresOf({ loss, acc, n }: Assessment): object {
  return { loss, acc, n };
}

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

function describe(result: Assessment, { classes = [] }: Dataset, split: Split): string[] {
  const { confusion } = result;
  const head = headline(result, split);
  return confusion ? [head, "", ...confusionTable(confusion, classes)] : [head];
}

function headline({ loss, acc, n }: Assessment, split: Split): string {
  const accuracy = acc === undefined ? "" : `accuracy ${percent(acc)}, `;
  return `${split}: ${accuracy}loss ${figure(loss)} (${thousands(n)} examples)`;
}
