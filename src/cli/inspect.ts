import type { Recipe } from "../core/training.ts";
import { formatShape, type Shape } from "../kernels/tensor.ts";
import { bestBackend } from "../kernels/wasm.ts";
import { buildAugment } from "../lab/experiment/augment.ts";
import { knownExamples } from "../lab/experiment/index.ts";
import { knownRecipe } from "../lab/known-recipe.ts";
import { type Measure, measure } from "../lab/measure.ts";
import { kindOf, readRun, type StoredRun } from "../node/index.ts";
import { type Command, dataOption, type Invocation, jsonOption, setOption } from "./command.ts";
import { thousands } from "./numbers.ts";
import { type ExperimentFile, experimentOf, openSession, readFile } from "./session.ts";
import { storedModel } from "./stored-model.ts";

/** `inspect RUN|FILE`: layers, shapes, parameters, memory and operations. */
export const inspect: Command = {
  usage: "inspect <run-or-file>",
  summary: "layers, shapes, parameters, memory and operations of a run or an experiment file",
  options: [setOption, dataOption, jsonOption],
  async run(given, terminal) {
    const [path] = given.args;
    const isFolder = (await kindOf(path)) === "folder";
    const stored = isFolder ? await readRun(path) : undefined;
    const file = stored ? experimentOf(stored, given) : await readFile(path, given);
    const recipe = await (stored ? recipeOfRun(stored, file, given) : recipeOf(file, given));
    const { augment } = file.experiment.data;
    const measured = measure(recipe, augment && buildAugment(augment));
    if (terminal.json) terminal.out(JSON.stringify({ input: recipe.input, ...measured, ...totals(measured) }));
    else for (const line of describe(recipe.input, measured, augment !== undefined)) terminal.out(line);
    return 0;
  },
};

/** A run's weights file says what the data was like. */
async function recipeOfRun(stored: StoredRun, file: ExperimentFile, given: Invocation): Promise<Recipe> {
  if (file.experiment.data.batch_size === "all") return (await openSession(file, given)).recipe;
  return knownRecipe(file.experiment, storedModel(stored, file.experiment).meta, bestBackend().backend);
}

/** Without data where its shape is known before it is read. */
export async function recipeOf(file: ExperimentFile, given: Invocation): Promise<Recipe> {
  const known = knownExamples(file.experiment);
  if (known === undefined || file.experiment.data.batch_size === "all") return (await openSession(file, given)).recipe;
  const { input, classes } = known;
  return knownRecipe(file.experiment, { input, classes }, bestBackend().backend);
}

function totals({ layers }: Measure): { parameters: number; frozen: number; flops: number } {
  const sum = (of: (row: Measure["layers"][number]) => number): number =>
    layers.reduce((total, row) => total + of(row), 0);
  return { parameters: sum((row) => row.parameters), frozen: sum((row) => row.frozen), flops: sum((row) => row.flops) };
}

function describe(input: Shape, measured: Measure, augmented: boolean): string[] {
  const { layers, memory, batchSize } = measured;
  const { parameters, frozen, flops } = totals(measured);
  const row = (cells: readonly string[]): string =>
    `${cells[0].padEnd(4)}${cells[1].padEnd(14)}${cells[2].padEnd(14)}${cells[3].padStart(12)}${cells[4].padStart(16)}`;
  return [
    row(["", "layer", "output", "parameters", "FLOPs a sample"]),
    row(["", "input", formatShape(input), "", ""]),
    ...layers.map(({ index, kind, output, parameters: own, flops: cost }) =>
      row([String(index), kind, formatShape(output), thousands(own), thousands(cost)]),
    ),
    "",
    `parameters  ${thousands(parameters)}${frozen > 0 ? `, of which ${thousands(frozen)} frozen` : ""}`,
    `forward     ${thousands(flops)} floating-point operations a sample; a training step takes about three times as many`,
    `memory      ${(memory / 2 ** 20).toFixed(1)} MiB for training in batches of ${thousands(batchSize)}, besides the data${augmented ? ", of which the thread that gathers ahead has a copy" : ""}`,
  ];
}
