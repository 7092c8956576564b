import { fit } from "../../../src/core/fit.ts";
import { openTraining } from "../../../src/core/training.ts";
import type { NpyArray } from "../../../src/data/npy.ts";
import { readNpz, writeNpz } from "../../../src/data/npz.ts";
import { reference } from "../../../src/kernels/reference/index.ts";
import { formatShape } from "../../../src/kernels/tensor.ts";
import { knownRecipe } from "../../../src/lab/known-recipe.ts";
import { metaOf, readModel, writeModel } from "../../../src/lab/model-file.ts";
import { openModel } from "../../../src/lab/open-model.ts";
import { predict } from "../../../src/lab/predict.ts";
import type { Prepared } from "../../../src/lab/prepare.ts";
import { resumeFrom, toCheckpoint } from "../../../src/lab/resume.ts";
import { halves, line, prepared, trained } from "../../lab/prepared.ts";
import type { Choices } from "../choices.ts";
import { bytesFormat } from "../format.ts";
import { mutateJson } from "../json.ts";

/** The same pictures as rows of numbers, so that the shape of its input tells each setting. */
const rows = { ...halves, table: { ...halves.table, input: [4], inputs: Float64Array.from(halves.table.inputs) } };

const settings: readonly Prepared[] = [
  prepared(rows, "model: [linear: 3, batch_norm, tanh, linear: 2]\noptimizer: adam\ntrainer: {epochs: 3}\n"),
  prepared(
    halves,
    "generator: numpy\nmodel: [conv2d: {out_channels: 2, kernel_size: 2}, relu, flatten, linear: 2]\ntrainer: {epochs: 3, ema: true}\n",
  ),
  prepared(line, "model: [linear: 2, dropout: 0.5, linear: 1]\noptimizer: {sgd: {lr: 0.1, momentum: 0.9}}\n"),
];

const stepsOf = [0, 4, 9];

function written(setting: Prepared, steps: number): Uint8Array {
  const { tensors, training } = toCheckpoint(trained(setting, steps), setting.experiment);
  return writeModel({ meta: metaOf(setting.dataset), tensors, training });
}

/** A checkpoint that is whole as an archive: one of its tensors is wrong, what it says of them, or how far it had come. */
export function mutateCheckpoint(bytes: Uint8Array, choices: Choices): Uint8Array {
  const { arrays, meta } = readNpz(bytes);
  const wrong = choices.pick(["array", "training", "training", "meta"]);
  const spoilt = choices.pick(Object.keys(arrays));
  const changed = Object.entries(arrays).flatMap((entry): [string, NpyArray][] =>
    wrong === "array" && entry[0] === spoilt ? mutateArray(entry, choices) : [entry],
  );
  const { training, ...rest } = meta as { training: unknown };
  const said =
    wrong === "meta"
      ? mutateJson(meta, choices)
      : { ...rest, training: wrong === "training" ? mutateJson(training, choices) : training };
  return writeNpz(Object.fromEntries(changed), said);
}

function mutateArray([name, { shape, data }]: [string, NpyArray], choices: Choices): [string, NpyArray][] {
  const odd = choices.pick([Number.NaN, Number.POSITIVE_INFINITY, 3e38, -0, 1e-45]);
  const spoilt = data.slice();
  spoilt[choices.below(data.length)] = odd;
  return choices.pick<[string, NpyArray][]>([
    [],
    [[name, { shape, data: spoilt }]],
    [[name, { shape: [...shape, 1], data }]],
    [[name, { shape: [data.length], data }]],
    [[name, { shape: [0, 2 ** 40], data: new Float32Array(0) }]],
    [[name, { shape, data: Float64Array.from(data) }]],
    [[name, { shape, data: Int32Array.from(data) }]],
    [[choices.pick(["__proto__", "constructor", `best.${name}`, `raw.${name}`, "a/b"]), { shape, data }]],
  ]);
}

export const checkpoint = bytesFormat({
  name: "checkpoint",
  seeds: () => settings.flatMap((setting) => stepsOf.map((steps) => written(setting, steps))),
  forge: (choices, seeds) => mutateCheckpoint(choices.pick(seeds), choices),
  read(bytes, choices) {
    const model = readModel(bytes, "last.npz");
    const own = settings.find(({ recipe: { input } }) => formatShape(input) === formatShape(model.meta.input));
    const setting = own && choices.maybe(0.9) ? own : choices.pick(settings);
    const { experiment, dataset, recipe } = setting;
    if (choices.maybe(0.5)) {
      const evaluator = openModel(knownRecipe(experiment, model.meta, reference), model);
      return predict(
        evaluator,
        model.meta,
        dataset.train.table.inputs.subarray(
          0,
          dataset.input.reduce((a, b) => a * b),
        ),
      );
    }
    const training = openTraining(recipe);
    resumeFrom(training, model, setting);
    return Array.from(fit(training, dataset.train, dataset.val)).length;
  },
});
