import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { DataFolders } from "../data-folder.ts";
import { type Answer, json, notFound } from "./answer.ts";
import { openBelow } from "./folder.ts";

/** The files of MNIST under the names that they may have, packed as published first. */
const parts = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];
const pickle = "mnist.pkl.gz";

/** Which files of MNIST the server has: the four of IDX in the order train images, train labels, test images, test labels; else the pickle; else none. */
export async function listMnist(folders: DataFolders): Promise<Answer> {
  return json({ files: (await findMnist(folders)).files });
}

/** One of the files that {@link listMnist} lists, as it lies on the disk. */
export async function answerMnist(folders: DataFolders, names: readonly string[]): Promise<Answer> {
  const { folder, files } = await findMnist(folders);
  const handle = names.length === 1 && files.includes(names[0]) ? await openBelow(folder, names) : undefined;
  return handle === undefined ? notFound : { status: 200, type: "application/octet-stream", body: handle };
}

async function findMnist({ candidates }: DataFolders): Promise<{ folder: string; files: readonly string[] }> {
  for (const candidate of candidates) {
    const folder = join(candidate, "mnist");
    const there = await readdir(folder).catch((): string[] => []);
    const found = parts.map((name) =>
      [`${name}.gz`, name, name.replace("-idx", ".idx")].find((each) => there.includes(each)),
    );
    const idx = found.filter((name) => name !== undefined);
    if (idx.length === parts.length) return { folder, files: idx };
    if (there.includes(pickle)) return { folder, files: [pickle] };
  }
  return { folder: "", files: [] };
}
