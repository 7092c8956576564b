import { type GradientCheckOptions, gradientCheck, type TensorCheck } from "../core/gradient-check.ts";
import { buildNetwork } from "../core/network.ts";
import { stream } from "../core/random/index.ts";
import { reference } from "../kernels/reference/index.ts";
import { formatShape, size } from "../kernels/tensor.ts";
import { type Command, dataOption, jsonOption, seedOption, setOption } from "./command.ts";
import { recipeOf } from "./inspect.ts";
import { figure, thousands } from "./numbers.ts";
import { readFile } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** What is checked by default: a batch of so many random examples. */
const usualRows = 3;

/** Above this the analytic gradient and the difference are not the same thing. */
const tolerance = 1e-6;

/** `gradcheck FILE`: every parameter of every layer against centred differences, in float64. */
export const gradcheck: Command = {
  usage: "gradcheck <file>",
  summary: "every parameter of every layer against centred differences, in float64",
  options: [
    setOption,
    seedOption,
    dataOption,
    { flags: "--rows <n>", description: `how many random examples to check on (default: ${usualRows})` },
    { flags: "--per-tensor <n>", description: "check at most so many numbers of each tensor (default: all)" },
    jsonOption,
  ],
  async run(given, terminal) {
    const file = await readFile(given.args[0], given);
    const recipe = await recipeOf(file, given);
    const rows = given.whole("rows", 1) ?? usualRows;
    const { x, t } = randomBatch(recipe, rows, file.experiment.seed);
    const perTensor = given.whole("perTensor", 1);
    const results = gradientCheck({ ...recipe, x, t, rows, ...(perTensor === undefined ? {} : { perTensor }) });
    return reportChecks(results, terminal);
  },
};

/** Prints what was found, tensor by tensor. @returns the exit code: 1 where a gradient is wrong */
export function reportChecks(results: readonly TensorCheck[], terminal: Terminal): number {
  // Not a number is not within anything.
  const isRight = ({ relativeError }: TensorCheck): boolean => relativeError <= tolerance;
  for (const result of results) {
    const ok = isRight(result);
    terminal.out(terminal.json ? JSON.stringify({ ...result, ok }) : describe(result, ok));
  }
  const failed = results.filter((result) => !isRight(result)).length;
  if (!terminal.json) {
    terminal.out(
      failed === 0 ? `all within ${tolerance.toExponential()}` : `${failed} of ${results.length} tensors are wrong`,
    );
  }
  return failed === 0 ? 0 : 1;
}

/** Inputs uniform on [0, 1) and targets that suit the loss: a class each, or numbers on [0, 1). */
function randomBatch(
  recipe: Pick<GradientCheckOptions, "model" | "input" | "chance"> & { readonly classification: boolean },
  rows: number,
  seed: number,
): { x: Float64Array; t: Float64Array } {
  const random = stream(seed, "gradient-check");
  const { kernels } = reference.open("float64", 0);
  const take = (shape: readonly number[]) => ({ shape, data: new Float64Array(size(shape)) });
  const outputs = size(
    buildNetwork(recipe.model, { take, kernels, input: recipe.input, key: recipe.chance.key }).output,
  );
  const x = Float64Array.from({ length: rows * size(recipe.input) }, () => random.uniform());
  const t = new Float64Array(rows * outputs);
  for (let i = 0; i < rows; i++) {
    if (recipe.classification) t[i * outputs + random.below(outputs)] = 1;
    else for (let j = 0; j < outputs; j++) t[i * outputs + j] = random.uniform();
  }
  return { x, t };
}

function describe({ name, shape, checked, skipped, relativeError, worst }: TensorCheck, ok: boolean): string {
  const head = `${ok ? "ok   " : "WRONG"} ${name.padEnd(18)}${formatShape(shape).padEnd(12)}`;
  const counts = `${thousands(checked)} checked${skipped > 0 ? `, ${thousands(skipped)} at a kink skipped` : ""}`;
  const where = ok || !worst ? "" : `; at ${worst.index} analytic ${worst.analytic}, difference ${worst.numeric}`;
  return `${head} relative error ${figure(relativeError)} (${counts})${where}`;
}
