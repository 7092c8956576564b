/** The networks that Studio ships, in Node. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readExperiment } from "../../../../src/lab/experiment/index.ts";
import { readModel } from "../../../../src/lab/model-file.ts";
import { type Drawing, emptyDrawing } from "../../../../src/studio/drawing/drawing.ts";
import { prepare } from "../../../../src/studio/drawing/prepare.ts";
import { samples } from "../../../../src/studio/pages/backprop/model/sample.ts";
import { openSubject, type Subject } from "../../../../src/studio/pages/backprop/model/subject.ts";

const root = join(import.meta.dirname, "../../../..");

const files = {
  "digits-mlp": "experiments/studio/digits-mlp.yaml",
  "digits-cnn": "experiments/digits-cnn.yaml",
  "hanzi-cnn": "experiments/hanzi-rendered.yaml",
} as const;

export type ShippedId = keyof typeof files;
export const shippedIds = Object.keys(files) as readonly ShippedId[];

/** What Studio reads for a network. */
export function readShipped(id: ShippedId) {
  const { experiment } = readExperiment(files[id], readFileSync(join(root, files[id]), "utf8"));
  const bytes = readFileSync(join(root, "src/studio/network/weights", `${id}.npz`));
  return { experiment, model: readModel(bytes, id) };
}

export function openShipped(id: ShippedId): Subject {
  return openSubject(readShipped(id))!;
}

/** The picture that is looked at while nothing is drawn, or another drawing. */
export function imageFor(id: ShippedId, drawing: Drawing = emptyDrawing): Uint8Array {
  const how = id === "hanzi-cnn" ? "characters" : "digits";
  return (prepare(drawing, how) ?? prepare(samples[how], how)!).image;
}
