import type { RawData } from "../../data/dataset.ts";
import type { NpzData } from "../../lab/experiment/datasets/data-section.ts";
import type { SourceOf } from "../../lab/load/data-source.ts";
import { npzData } from "../../lab/load/npz.ts";
import { type DataFolders, findPath } from "../data-folder.ts";
import { readBytes } from "../files.ts";

/** Reads two arrays of numpy's from where the path leads. */
export async function loadNpz(options: SourceOf<NpzData>, folders: DataFolders): Promise<RawData> {
  const name = await findPath(folders, options.path);
  return npzData(await readBytes(name), name, options);
}
