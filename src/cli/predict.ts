import { extname } from "node:path";
import { readCsv } from "../data/csv.ts";
import { decodeImage } from "../data/image.ts";
import { imageInput } from "../data/image-input.ts";
import { readNpz } from "../data/npz.ts";
import type { Numbers } from "../data/table.ts";
import { listNames } from "../data/text.ts";
import { cannot, misuse } from "../kernels/errors.ts";
import { formatShape, size } from "../kernels/tensor.ts";
import { bestBackend } from "../kernels/wasm.ts";
import { knownRecipe } from "../lab/known-recipe.ts";
import type { ModelMeta } from "../lab/model-file.ts";
import { openModel } from "../lab/open-model.ts";
import { type Prediction, predict as predictInputs } from "../lab/predict.ts";
import { readBytes, readRun } from "../node/index.ts";
import { type Command, jsonOption } from "./command.ts";
import { figure, percent } from "./numbers.ts";
import { experimentOf } from "./session.ts";
import { storedModel } from "./stored-model.ts";

/** `predict RUN INPUT...`: label and probabilities of pictures, and of the rows of npz and CSV files. */
export const predict: Command = {
  usage: "predict <run> <input...>",
  summary: "label and probabilities of PNG and BMP pictures, and of the rows of npz and CSV files",
  options: [
    { flags: "--x <name>", description: "the array of an npz file that holds the inputs (default: x)" },
    jsonOption,
  ],
  async run(given, terminal) {
    const [path, ...inputs] = given.args;
    const stored = await readRun(path);
    const { experiment } = experimentOf(stored, given);
    const model = storedModel(stored, experiment);
    const evaluator = openModel(knownRecipe(experiment, model.meta, bestBackend().backend), model);
    const invert = experiment.data.name === "image_folder" ? experiment.data.invert : "auto";
    for (const input of inputs) {
      const { rows, one } = await readInputs(input, model.meta, given.text("x") ?? "x", invert);
      for (const [i, prediction] of predictInputs(evaluator, model.meta, rows).entries()) {
        const name = one ? input : `${input}[${i}]`;
        terminal.out(
          terminal.json ? JSON.stringify({ input: name, ...prediction }) : describe(name, prediction, model.meta),
        );
      }
    }
    return 0;
  },
};

/** The raw inputs in a file, one after the other, and whether it is a file of one alone. */
async function readInputs(
  path: string,
  meta: ModelMeta,
  array: string,
  invert: boolean | "auto",
): Promise<{ rows: Numbers; one: boolean }> {
  const bytes = await readBytes(path);
  switch (extname(path).toLowerCase()) {
    case ".npz":
      return { rows: rowsOfNpz(bytes, path, meta, array), one: false };
    case ".csv":
      return { rows: rowsOfCsv(bytes, path, meta), one: false };
    case ".png":
    case ".bmp":
      return { rows: picture(bytes, path, meta, invert), one: true };
    default:
      throw misuse(`predict ${path}`, "a file that ends in .png, .bmp, .npz or .csv", extname(path) || "no ending");
  }
}

function picture(bytes: Uint8Array, path: string, { input }: ModelMeta, invert: boolean | "auto"): Numbers {
  const [channels, height, width] = input;
  if (input.length !== 3 || channels !== 1) {
    throw misuse(`predict ${path}`, `inputs of ${formatShape(input)} in an npz or CSV file`, "a picture");
  }
  return imageInput(decodeImage(bytes, path), { width, height, invert }, path);
}

function rowsOfNpz(bytes: Uint8Array, path: string, { input }: ModelMeta, array: string): Numbers {
  const { arrays } = readNpz(bytes, { name: path });
  const found = Object.hasOwn(arrays, array) ? arrays[array] : undefined;
  if (!found)
    throw misuse(
      `predict ${path}`,
      `an array named ${array}`,
      listNames(Object.keys(arrays)) || "none",
      "Name it with --x.",
    );
  if (found.shape[0] === undefined || found.data.length !== found.shape[0] * size(input)) {
    throw misuse(`predict ${array} in ${path}`, `examples of ${formatShape(input)}`, formatShape(found.shape));
  }
  return found.data instanceof Uint8Array ? found.data : finite(Float64Array.from(found.data), `${array} in ${path}`);
}

function rowsOfCsv(bytes: Uint8Array, path: string, { input }: ModelMeta): Numbers {
  const { data, columns } = readCsv(bytes, { name: path });
  if (columns.length !== size(input)) {
    throw misuse(`predict ${path}`, `${size(input)} columns, one for each input`, columns.length);
  }
  return data;
}

function finite(numbers: Float64Array, what: string): Float64Array {
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw cannot(`predict ${what}`, "finite numbers", `${numbers[bad]} at index ${bad}`);
  return numbers;
}

/** `3.png  3  99.21%   then 5 0.41%, 8 0.20%` */
function describe(name: string, { label, probabilities, values }: Prediction, { classes = [] }: ModelMeta): string {
  if (label === undefined || probabilities === undefined) return `${name}  ${(values ?? []).map(figure).join("  ")}`;
  const ranked = classes.map((each, i) => ({ each, p: probabilities[i] })).sort((a, b) => b.p - a.p);
  const others = ranked.slice(1, 3).map(({ each, p }) => `${each} ${percent(p)}`);
  return `${name}  ${label}  ${percent(ranked[0].p)}   then ${others.join(", ")}`;
}
