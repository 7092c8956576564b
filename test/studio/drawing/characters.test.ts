import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bestBackend } from "../../../src/kernels/wasm.ts";
import { readExperiment } from "../../../src/lab/experiment/index.ts";
import { knownRecipe } from "../../../src/lab/known-recipe.ts";
import { readModel } from "../../../src/lab/model-file.ts";
import { openModel } from "../../../src/lab/open-model.ts";
import { predict } from "../../../src/lab/predict.ts";
import { drawnCharacter } from "../../../src/studio/drawing/characters.ts";
import { prepare } from "../../../src/studio/drawing/prepare.ts";

const root = join(import.meta.dirname, "../../..");

it("each of the twelve is read as itself by the network that comes with the page", () => {
  const { experiment } = readExperiment("x", readFileSync(join(root, "experiments/hanzi-rendered.yaml"), "utf8"));
  const model = readModel(readFileSync(join(root, "src/studio/network/weights/hanzi-cnn.npz")), "hanzi-cnn");
  const evaluator = openModel(knownRecipe(experiment, model.meta, bestBackend().backend), model);
  const twelve = model.meta.classes!;
  const read = twelve.map((character) => {
    const { image } = prepare({ content: drawnCharacter(character)!, push: [0, 0] }, "characters")!;
    return predict(evaluator, model.meta, image)[0]!.label;
  });
  expect(read).toEqual(twelve);
  expect(drawnCharacter("人")).toBeUndefined();
  expect(drawnCharacter("constructor")).toBeUndefined();
});
