import type { RawData } from "../../../../data/dataset.ts";
import type { Skeleton } from "../../../../data/render/skeleton.ts";
import { cannot, misuse } from "../../../../kernels/errors.ts";
import type { Experiment } from "../../../../lab/experiment/index.ts";
import { checkCsvSource, csvData } from "../../../../lab/load/csv.ts";
import { imageFolderData } from "../../../../lab/load/image-folder.ts";
import { loadRandom, loadSin, uniformBy } from "../../../../lab/load/made.ts";
import { mnistData, mnistPickleData, type NamedBytes } from "../../../../lab/load/mnist.ts";
import { npzData } from "../../../../lab/load/npz.ts";
import { endlessCharacters, endlessData, endlessDigits } from "../../../../lab/load/rendered.ts";
import { type TaughtDrawings, withDrawings } from "./taught-drawings.ts";

/** Files by the paths that an experiment calls them by: `iris.csv`, `pictures/3/1.png`, and below `mnist` what a server has. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** What a page can give a training besides what is made on the spot. */
export interface GivenData {
  readonly files: Files;
  /** The strokes of the characters to be rendered, from a server: no page has them. */
  readonly strokes?: readonly Skeleton[] | undefined;
  /** Drawings that are trained on beside the data. */
  readonly drawings?: TaughtDrawings | undefined;
}

/** Makes the data that an experiment names, or finds it among what was given. @throws NablaError saying what is missing, and what helps */
export function loadGiven(experiment: Experiment, { drawings, ...given }: GivenData): RawData {
  const raw = loadNamed(experiment, given);
  return drawings ? withDrawings(raw, drawings) : raw;
}

function loadNamed({ data, generator }: Experiment, { files, strokes }: GivenData): RawData {
  switch (data.name) {
    case "digits":
      return endlessData(endlessDigits(data), data);
    case "hanzi":
      if (strokes) return endlessData(endlessCharacters(data, strokes), data);
      throw cannot(
        `draw ${data.text} in this page`,
        "a server that has its strokes",
        "none",
        'Run "npx nabla studio".',
      );
    case "sin":
      return loadSin(data);
    case "random":
      return loadRandom(data, uniformBy(generator));
    case "mnist":
      return mnistIn(files);
    case "csv":
      checkCsvSource(data);
      return csvData(fileAt(data.path, files), data.path, data);
    case "npz":
      return npzData(fileAt(data.path, files), data.path, data);
    case "image_folder": {
      const paths = below(data.path, files);
      if (paths.length === 0) throw missing(`the folder ${data.path}`);
      return imageFolderData({ name: data.path, paths, read: (path) => files[`${data.path}/${path}`]! }, data);
    }
  }
}

/** The paths of the files in a folder, relative to it. */
function below(folder: string, files: Files): string[] {
  const inside = `${folder}/`;
  return Object.keys(files).flatMap((path) => (path.startsWith(inside) ? [path.slice(inside.length)] : []));
}

function mnistIn(files: Files): RawData {
  const found = below("mnist", files).map((name): NamedBytes => ({ name, bytes: files[`mnist/${name}`]! }));
  const [first, second, third, fourth] = found;
  if (first && second && third && fourth) return mnistData([first, second, third, fourth]);
  if (first) return mnistPickleData(first);
  const fix =
    'Run "npx nabla data get mnist" and "npx nabla studio", or use data: {name: digits}, which needs neither.';
  throw cannot("read MNIST in this page", "a server that has it", "none", fix);
}

function fileAt(path: string, files: Files): Uint8Array {
  const bytes = files[path];
  if (bytes === undefined) throw missing(path);
  return bytes;
}

function missing(what: string): Error {
  return misuse(`read ${what}`, "what was given to this page", "nothing of that name", "Choose it again.");
}
