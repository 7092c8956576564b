import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stream } from "../../src/core/random/index.ts";
import { gzip } from "../../src/data/gzip.ts";
import { writeIdx } from "../../src/data/idx.ts";
import { encodePng } from "../../src/data/png.ts";
import { imageSize, renderDigit } from "../../src/data/render/index.ts";
import type { Experiment } from "../../src/lab/experiment/index.ts";
import { readExperiment } from "../../src/lab/experiment/index.ts";

const experiments = join(import.meta.dirname, "../../experiments");

/** One of the repository's experiments, made so short that it trains in a moment. */
export interface ShortForm {
  /** Its path below experiments/. */
  readonly name: string;
  readonly file: string;
  readonly set: readonly string[];
}

/** Every experiment of the repository; what reads data that cannot be stood in for has a reason to be left out. */
export function shortForms(): {
  readonly forms: readonly ShortForm[];
  readonly left: Readonly<Record<string, string>>;
} {
  const names = readdirSync(experiments, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".yaml") && name !== "published.yaml",
  );
  const forms: ShortForm[] = [];
  const left: Record<string, string> = {};
  for (const name of names.sort()) {
    const file = join(experiments, name);
    const { experiment } = readExperiment(name, readFileSync(file));
    const set = shortening(experiment);
    if (typeof set === "string") left[name] = set;
    else forms.push({ name, file, set });
  }
  return { forms, left };
}

/** Few examples, few epochs, batches of which the last is short; or why not. */
function shortening({ data, trainer }: Experiment): string[] | string {
  const epochs = [`trainer.epochs=${Math.min(2, trainer.epochs)}`];
  const batches = data.batch_size === "all" ? [] : [`data.batch_size=${Math.min(16, data.batch_size)}`];
  switch (data.name) {
    case "sin":
      // So few steps that those which are to explode have not yet.
      return [...epochs, "trainer.steps_per_epoch=2"];
    case "random":
      return [...epochs, "data.features=768"];
    case "digits":
    case "hanzi":
      return [...epochs, ...batches, "data.count=60", "data.test_count=20"];
    case "mnist":
      return [...epochs, ...batches, "data.file=idx"];
    case "image_folder":
      return data.path === "hanzi" ? [...epochs, ...batches] : `its pictures at ${data.path} have no stand-in`;
    default:
      return `its file ${data.path} has no stand-in`;
  }
}

/** Fills a data folder with little of what the experiments read, under its usual names: rendered digits all of it. */
export function fillDataFolder(folder: string): void {
  const random = stream(0, "stand-in");
  const picture = (label: number): Uint8Array => renderDigit(label % 10, random);
  mkdirSync(join(folder, "mnist"), { recursive: true });
  for (const [part, count] of [
    ["train", 60],
    ["t10k", 20],
  ] as const) {
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
    const pictures = new Uint8Array(count * imageSize * imageSize);
    for (const [i, label] of labels.entries()) pictures.set(picture(label), i * imageSize * imageSize);
    const write = (name: string, shape: number[], data: Uint8Array): void =>
      writeFileSync(join(folder, "mnist", `${part}-${name}-ubyte.gz`), gzip(writeIdx({ shape, data, dtype: "uint8" })));
    write("images-idx3", [count, imageSize, imageSize], pictures);
    write("labels-idx1", [count], labels);
  }
  for (let character = 1; character <= 12; character++) {
    const path = join(folder, "hanzi", String(character));
    mkdirSync(path, { recursive: true });
    for (let i = 0; i < 6; i++)
      writeFileSync(join(path, `${i}.png`), encodePng(picture(character), imageSize, imageSize));
  }
}
