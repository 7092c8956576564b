import type { RawData } from "../data/dataset.ts";
import type { DataSource } from "../lab/load/data-source.ts";
import { loadRandom, loadSin } from "../lab/load/made.ts";
import type { DataFolders } from "./data-folder.ts";
import { loadCsv } from "./load/csv.ts";
import { loadImageFolder } from "./load/image-folder.ts";
import { loadMnist } from "./load/mnist.ts";
import { loadNpz } from "./load/npz.ts";
import { loadRendered } from "./load/rendered.ts";

export interface LoadContext {
  readonly folders: DataFolders;
  /** Draws for `random`: numbers uniform on [0, 1) of the generator and seed named. R4's are numpy's `np.random.seed(1)`. */
  readonly uniform: (seed: number) => () => number;
}

/** Reads or makes the data an experiment names. @throws NablaError saying what is missing or wrong, where, and what helps */
export async function loadData(source: DataSource, { folders, uniform }: LoadContext): Promise<RawData> {
  switch (source.name) {
    case "mnist":
      return loadMnist(source, folders);
    case "digits":
    case "hanzi":
      return loadRendered(source);
    case "sin":
      return loadSin(source);
    case "random":
      return loadRandom(source, uniform);
    case "image_folder":
      return loadImageFolder(source, folders);
    case "csv":
      return loadCsv(source, folders);
    case "npz":
      return loadNpz(source, folders);
  }
}
