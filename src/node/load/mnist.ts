import { join } from "node:path";
import type { RawData } from "../../data/dataset.ts";
import { misuse } from "../../kernels/errors.ts";
import type { MnistData } from "../../lab/experiment/datasets/data-section.ts";
import type { SourceOf } from "../../lab/load/data-source.ts";
import { mnistData, mnistPickleData, type NamedBytes } from "../../lab/load/mnist.ts";
import { type DataFolders, findInFolders, mnistMissing } from "../data-folder.ts";
import { readBytes } from "../files.ts";

const PICKLE = join("mnist", "mnist.pkl.gz");

/**
 * MNIST: pictures [1, 28, 28], bytes 0 to 255 from the IDX files (60,000 and 10,000), float32 0 to 1 from the pickle (50,000, 10,000 to validate and
 * 10,000). Unless `file` chooses, each data folder is asked for the IDX files, then for the pickle.
 *
 * @throws UsageError where neither is there, saying where it was looked for and how to get them
 */
export async function loadMnist({ file }: SourceOf<MnistData>, folders: DataFolders): Promise<RawData> {
  for (const candidate of folders.candidates) {
    const one = { ...folders, candidates: [candidate] };
    if (file !== "pickle") {
      const raw = await loadIdx(one);
      if (raw !== undefined) return raw;
    }
    const pickle = file === "idx" ? undefined : await findInFolders(one, PICKLE);
    if (pickle !== undefined) return mnistPickleData(await named(pickle));
  }
  throw mnistMissing(folders, file);
}

async function loadIdx(folder: DataFolders): Promise<RawData | undefined> {
  const names = [
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ];
  const paths = await Promise.all(names.map((name) => findPacked(folder, name)));
  const missing = names.filter((_, i) => paths[i] === undefined);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) {
    const where = join(folder.candidates[0], "mnist");
    throw misuse(
      `read MNIST in ${where}`,
      "all four files",
      `none of ${missing.join(", ")}`,
      'Run "nabla data get mnist".',
    );
  }
  const [trainImages, trainLabels, testImages, testLabels] = paths.map((path) => path!);
  return mnistData([
    await named(trainImages),
    await named(trainLabels),
    await named(testImages),
    await named(testLabels),
  ]);
}

async function named(name: string): Promise<NamedBytes> {
  return { name, bytes: await readBytes(name) };
}

/** `.gz` as published, else unpacked, under the published name or with the dot that some programs put in it. */
async function findPacked(folder: DataFolders, name: string): Promise<string | undefined> {
  for (const form of [`${name}.gz`, name, name.replace("-idx", ".idx")]) {
    const path = await findInFolders(folder, join("mnist", form));
    if (path !== undefined) return path;
  }
  return undefined;
}
