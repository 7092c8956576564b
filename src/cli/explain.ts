import { nextRate, openTraining, stepsPerEpoch, type Training } from "../core/training.ts";
import type { Dataset } from "../data/dataset.ts";
import { misuse } from "../kernels/errors.ts";
import { formatShape } from "../kernels/tensor.ts";
import { type Explanation, openExplainer, openRecorder, takeMoment } from "../lab/explain/index.ts";
import { readModel } from "../lab/model-file.ts";
import { resumeFrom } from "../lab/resume.ts";
import { checkpointOf, readRun } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption } from "./command.ts";
import { thousands } from "./numbers.ts";
import { openSession, trainedExperiment } from "./session.ts";

const splits = ["train", "val", "test"] as const;

/** So many operands are listed; the expression has all of them. */
const listed = 12;

/** `explain RUN --sample I`: a value of a run's network as an expression with its operands, forward, backward or update. */
export const explain: Command = {
  usage: "explain <run>",
  summary: "any value of a run on an example, as an expression with its operands: forward, backward or update",
  options: [
    { flags: "--sample <list>", description: "which examples, as 7 or 7,8,9: the rows of the batch (default: 0)" },
    { flags: "--split <part>", description: "of which part (default: test, else val, else train)", choices: splits },
    {
      flags: "--value <name>",
      description: "what to explain, as 2.y[0,3] or 0.weight.grad[3,5]; without it they are listed",
    },
    { flags: "--training", description: "dropout drops and batch normalisation measures the batch, as in training" },
    dataOption,
    jsonOption,
  ],
  async run(given, terminal) {
    const [path] = given.args;
    const stored = await readRun(path);
    const session = await openSession(trainedExperiment(stored), given, "reference");
    const { recipe, dataset } = session;
    const recorder = openRecorder();
    const training = openTraining({ ...recipe, backend: recorder.backend });
    const { bytes, name } = checkpointOf(stored);
    resumeFrom(training, readModel(bytes, name), session);
    const examples = partOf(dataset, given);
    const moment = takeMoment({
      ...{ recorder, training, examples, isTraining: given.flag("training") },
      indices: samplesOf(given, examples.length),
      lr: rateOf(training, dataset.train.length),
    });
    const explainer = openExplainer(moment);
    const asked = given.text("value");
    if (asked !== undefined) {
      const { expression: _, ...explanation } = explainer.explain(asked);
      if (terminal.json) terminal.out(JSON.stringify(explanation));
      else for (const line of describe(explanation)) terminal.out(line);
      return 0;
    }
    for (const { name, shape, from } of explainer.values) {
      if (terminal.json) terminal.out(JSON.stringify({ name, shape, from }));
      else terminal.out(`${name.padEnd(24)}${formatShape(shape).padEnd(14)}${from}`);
    }
    return 0;
  },
};

/** The examples that `--split` names, or the most telling there are. */
function partOf(dataset: Dataset, given: Invocation): NonNullable<Dataset["train"]> {
  const split = given.text("split");
  const usual = dataset.test ?? dataset.val ?? dataset.train;
  const part = split === undefined ? usual : dataset[split as (typeof splits)[number]];
  if (part) return part;
  throw misuse(`explain the ${split} part of ${dataset.name}`, "a part that it has", split, "Leave out --split.");
}

/** The examples of `--sample`. */
function samplesOf(given: Invocation, length: number): Uint32Array {
  const list = given.text("sample") ?? "0";
  const words = list.split(",").map((word) => word.trim());
  if (!words.every((word) => /^\d+$/.test(word) && Number(word) < length)) {
    throw misuse("read --sample", `examples from 0 to ${length - 1}, as 7 or 7,8,9`, list);
  }
  return Uint32Array.from(words, Number);
}

/** The learning rate of the next step, or of the last where there is none to come. */
function rateOf(training: Training, length: number): number {
  const { recipe, progress } = training;
  const steps = stepsPerEpoch(recipe, length);
  return progress.step < recipe.epochs * steps ? nextRate(training, steps) : progress.lastStep.lr;
}

function describe({ name, from, value, rule, equation, text, operands }: Omit<Explanation, "expression">): string[] {
  const about = [from, ...(rule === undefined ? [] : [rule]), ...(equation === undefined ? [] : [equation])].join("; ");
  const head = `${name} = ${value}   (${about})`;
  if (operands.length === 0) return [head];
  const width = Math.max(...operands.slice(0, listed).map((operand) => operand.name.length)) + 2;
  const lines = operands
    .slice(0, listed)
    .map((each) => `  ${each.name.padEnd(width)}${String(each.value).padEnd(26)}${each.from}`);
  const rest = operands.length - listed;
  return [head, `= ${text}`, "where", ...lines, ...(rest > 0 ? [`  … and ${thousands(rest)} more`] : [])];
}
