// How often Studio doubts a reading, and how often it should have: the table of docs/studio.md.
//   node scripts/studio/unsure.mjs [DATA]
// Pictures that a network is meant for, read right and misread, rendered and by people; and what is no sign of its own at all: other
// characters, and scribbles, drawn as on the pad. Of the people's pictures DATA has, without it their rows are left out. A minute on one core.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { stream } from "../../dist/core/random/index.js";
import { characterSet, digitSet, readMedians, renderRange } from "../../dist/data/render/index.js";
import { tracePath } from "../../dist/data/render/path.js";
import { testStart } from "../../dist/data/render/rendered-data.js";
import { bestBackend } from "../../dist/kernels/wasm.js";
import { readExperiment } from "../../dist/lab/experiment/index.js";
import { knownRecipe } from "../../dist/lab/known-recipe.js";
import { readModel } from "../../dist/lab/model-file.js";
import { openModel } from "../../dist/lab/open-model.js";
import { dataFolders, loadData } from "../../dist/node/index.js";
import { bundle } from "../bundle.mjs";

const root = join(import.meta.dirname, "..", "..");
const [data] = process.argv.slice(2);
const { read } = await studio("network/reading.ts");
const { prepare } = await studio("drawing/prepare.ts");

const twelve = [..."博学笃志切问近思自由无用"];
const strokesFolder = dirname(createRequire(import.meta.url).resolve("hanzi-writer-data/package.json"));
const random = stream(0, "unsure");

const people = {
  digits: data && (await loadData({ name: "mnist" }, { folders: dataFolders(data), uniform: () => () => 0 })).test,
  characters:
    data &&
    (
      await loadData(
        { name: "image_folder", path: "hanzi", classes: twelve, width: 28, height: 28, invert: "auto" },
        { folders: dataFolders(data), uniform: () => () => 0 },
      )
    ).table,
};

console.log("| network | shown | pictures | doubted, % |\n|---|---|---:|---:|");
for (const [id, file, hand] of [
  ["digits-cnn", "experiments/digits-cnn.yaml", "digits"],
  ["digits-mlp", "experiments/studio/digits-mlp.yaml", "digits"],
  ["hanzi-cnn", "experiments/hanzi-rendered.yaml", "characters"],
]) {
  const { experiment } = readExperiment(file, readFileSync(join(root, file), "utf8"));
  const model = readModel(readFileSync(join(root, `src/studio/network/weights/${id}.npz`)), id);
  const evaluator = openModel(knownRecipe(experiment, model.meta, bestBackend().backend), model, 5);
  const ask = (image) => read({ model, hand }, evaluator, image, 1);

  const set = hand === "digits" ? digitSet(0) : characterSet(twelve, twelve.map(medians), 0);
  const { images, labels } = renderRange(set, { count: 3000, start: testStart });
  judge("rendered", images, labels);
  const real = people[hand];
  if (real) judge("people’s", real.inputs, real.targets.labels, 10_000);
  row(
    "other characters",
    Array.from({ length: 2000 }, () => doubted(prepare(drawing(medians(anyCharacter())), hand).image)),
  );
  row(
    "scribbles",
    Array.from({ length: 2000 }, () => doubted(prepare(drawing([scribble()]), hand).image)),
  );

  function doubted(image) {
    return ask(image).doubt !== undefined;
  }

  function judge(whose, pictures, truth, most = Number.POSITIVE_INFINITY) {
    const outcome = { right: [], wrong: [] };
    for (let i = 0; i < Math.min(most, truth.length); i++) {
      const { best, doubt } = ask(Uint8Array.from(pictures.subarray(i * 784, (i + 1) * 784)));
      outcome[best === truth[i] ? "right" : "wrong"].push(doubt !== undefined);
    }
    row(`${whose}, read right`, outcome.right);
    row(`${whose}, misread`, outcome.wrong);
  }

  function row(shown, all) {
    const share = (100 * all.filter(Boolean).length) / all.length;
    console.log(`| \`${id}\` | ${shown} | ${all.length.toLocaleString("en")} | ${share.toFixed(1)} |`);
  }
}

function medians(character) {
  return readMedians(readFileSync(join(strokesFolder, `${character}.json`)));
}

/** A character that no network here knows. */
function anyCharacter() {
  const names = readdirSync(strokesFolder).filter(
    (name) => /^[\u4e00-\u9fff]\.json$/.test(name) && !twelve.includes(name[0]),
  );
  return names[Math.floor(random.uniform() * names.length)][0];
}

/** A line through three to fourteen places. */
function scribble() {
  return Array.from({ length: 3 + Math.floor(12 * random.uniform()) }, () => [random.uniform(), random.uniform()]);
}

/** Strokes in a box of 1 × 1 as they would have been drawn on the pad. */
function drawing(strokes) {
  const onPad = (values) => Array.from(values, (value) => Math.max(0, Math.min(1023, Math.round(100 + 824 * value))));
  const drawn = strokes.map((stroke) => {
    const { x, y } = tracePath(stroke, 0.05);
    return { x: onPad(x), y: onPad(y) };
  });
  return { content: { kind: "strokes", pen: "middle", strokes: drawn }, push: [0, 0] };
}

/** A module of the page, which no build leaves as a file of its own. */
async function studio(path) {
  const file = join(mkdtempSync(join(tmpdir(), "nabla-studio-")), "module.mjs");
  writeFileSync(file, await bundle(join(root, "src/studio", path)));
  return import(pathToFileURL(file));
}
