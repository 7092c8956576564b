import type { LayerSpec, Parameter } from "../../core/layer.ts";
import { buildNetwork } from "../../core/network.ts";
import { UsageError } from "../../kernels/errors.ts";
import { reference } from "../../kernels/reference/index.ts";
import { formatShape, type Shape, size, type Tensor } from "../../kernels/tensor.ts";
import { chosen } from "./choice.ts";
import { clashes } from "./combinations.ts";
import { complete } from "./complete.ts";
import type { KnownExamples } from "./datasets/dataset-entry.ts";
import { datasetOf } from "./datasets/index.ts";
import { entryNamed } from "./entry.ts";
import type { Experiment } from "./experiment.ts";
import { layers } from "./layers/index.ts";
import type { LayerEntry } from "./layers/layer-entry.ts";
import { ExperimentError, problem } from "./problem.ts";
import type { Source } from "./source.ts";
import { nearest, type Path } from "./tree.ts";

/** One layer of a model that fits together. */
export interface LayerShape {
  readonly kind: string;
  /** The shape of one example's output. */
  readonly output: Shape;
  /** How many numbers are learnt in it, frozen ones included, and how many without them. */
  readonly parameters: number;
  readonly learnable: number;
}

/** What a model has to fit: known before any data is read for some sets, and once it is read for all. */
export interface Examples extends KnownExamples {
  /** Whether the outputs are classes; as the data section says where absent. */
  readonly classification?: boolean;
}

/** More numbers than this do not fit into one array of float32 and their optimiser's. */
const mostParameters = 2 ** 28;

/** What is known of the data before it is read, if anything. */
export function knownExamples({ data }: Experiment): KnownExamples | undefined {
  return datasetOf(data).known(data);
}

/**
 * Passes the shape of one example through all layers, without numbers, and compares what comes out with the targets.
 * Called again once the data is read, it also finds what only then is known to clash, such as cross_entropy with values.
 * @returns the layers, or nothing where the examples are not known yet.
 * @throws ExperimentError at the layer that does not fit, naming it and the one below.
 */
export function checkShapes(
  experiment: Experiment,
  source: Source,
  examples: Examples | undefined = knownExamples(experiment),
): readonly LayerShape[] | undefined {
  if (!examples) return undefined;
  const fail: Fail = (path, message) => {
    throw new ExperimentError(source.file, [problem(nearest(source.tree, path), path, message)]);
  };
  const { classification } = examples;
  if (classification !== undefined) {
    for (const { path, message } of clashes(complete(experiment, classification), classification)) fail(path, message);
  }
  const { augment, name } = experiment.data;
  if (augment && examples.input.length !== 3) {
    const cure = "Delete data.augment.";
    fail(["data", "augment"], `data.augment: needs pictures, but ${name} gives ${described(examples.input)}. ${cure}`);
  }
  const weights = lossWeights(experiment);
  if (weights && weights.length !== examples.outputs) {
    const path = ["loss", "cross_entropy", "weight"];
    fail(path, `loss.cross_entropy.weight: ${weights.length} numbers, but ${wanted(experiment, examples)}.`);
  }
  const found = passThrough(experiment, examples.input, fail);
  const { outputs } = examples;
  const given = size(found.at(-1)?.output ?? examples.input);
  if (given !== outputs) {
    const last = Math.max(0, lastChange(found, examples.input));
    const { kind } = found[last];
    const cure = kind === "linear" ? `Use linear: ${outputs}.` : `Add linear: ${outputs} at the end.`;
    const gives = `gives ${given} ${given === 1 ? "output" : "outputs"}`;
    fail(["model", last], `model[${last}] ${kind}: ${gives}, but ${wanted(experiment, examples)}. ${cure}`);
  }
  if (found.every(({ learnable }) => learnable === 0)) {
    const frozen = found.some(({ parameters }) => parameters > 0);
    const why = frozen ? "every parameter is frozen by requires_grad: false" : "no layer has parameters";
    const cure = frozen ? "Delete requires_grad from one layer." : `Add linear: ${outputs}.`;
    fail(["model"], `model: ${why}, so nothing can be learnt. ${cure}`);
  }
  return found;
}

/** The weights of the classes, where the loss has some. */
function lossWeights({ loss }: Experiment): readonly unknown[] | undefined {
  const { weight } = chosen(loss).options;
  return Array.isArray(weight) ? weight : undefined;
}

type Fail = (path: Path, message: string) => never;

function passThrough({ model }: Experiment, first: Shape, fail: Fail): LayerShape[] {
  const found: LayerShape[] = [];
  let [input, parameters] = [first, 0];
  let from = `the data gives ${described(first)}`;
  for (const [i, layer] of model.entries()) {
    const { name, options } = chosen(layer);
    const here = `model[${i}] ${name}`;
    const entry = entryNamed(layers, name)! as LayerEntry;
    const refuse = (message: string): never => fail(["model", i], `${here}: ${message}`);
    const mismatch = entry.mismatch?.(options, input, from);
    if (mismatch !== undefined) refuse(mismatch);
    const built = dryRun(() => build(entry.build(options), input), refuse);
    parameters += built.parameters;
    if (parameters > mostParameters)
      refuse(`${parameters} parameters so far: expected at most ${mostParameters}. Use smaller layers.`);
    found.push(built);
    // What flatten read says more than the one number that it gives.
    from = `${here} gives ${described(name === "flatten" ? input : built.output)}`;
    input = built.output;
  }
  return found;
}

function wanted({ data }: Experiment, { outputs, classification }: Examples): string {
  const noun = (classification ?? datasetOf(data).classification(data) ?? true) ? "class" : "target";
  const plural = noun === "class" ? "classes" : "targets";
  return `${data.name} has ${outputs} ${outputs === 1 ? noun : plural}`;
}

/** The last layer that changed the shape. */
function lastChange(found: readonly LayerShape[], input: Shape): number {
  return found.findLastIndex(({ output }, i) => size(output) !== size(found[i - 1]?.output ?? input));
}

/** `8x12x12 = 1152` */
function described(shape: Shape): string {
  return shape.length > 1 ? `${formatShape(shape)} = ${size(shape)}` : formatShape(shape);
}

/** Builds one layer over nothing. */
function build(spec: LayerSpec, input: Shape): LayerShape {
  const { kernels } = reference.open("float32", 0);
  const nothing = new Float32Array(0);
  const take = (shape: Shape): Tensor => ({ shape, data: nothing });
  const { output, parameters } = buildNetwork([spec], { take, kernels, input, key: () => [0, 0] });
  const count = (all: readonly Parameter[]): number => all.reduce((sum, { value }) => sum + size(value.shape), 0);
  return {
    kind: spec.kind,
    output,
    parameters: count(parameters),
    learnable: count(parameters.filter(({ requiresGrad }) => requiresGrad)),
  };
}

/** Runs what may refuse a shape, and hands on its reason without the name that a lone layer has there. */
function dryRun<T>(run: () => T, refuse: (message: string) => never): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof UsageError) return refuse(error.message.replace(/^model\[0\] \w+: /, ""));
    throw error;
  }
}
