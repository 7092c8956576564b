import type { RawData } from "../../data/dataset.ts";
import type { CsvData } from "../../lab/experiment/datasets/data-section.ts";
import { checkCsvSource, csvData } from "../../lab/load/csv.ts";
import type { SourceOf } from "../../lab/load/data-source.ts";
import { type DataFolders, findPath } from "../data-folder.ts";
import { readBytes } from "../files.ts";

/** Reads a table of numbers from where its path leads. */
export async function loadCsv(options: SourceOf<CsvData>, folders: DataFolders): Promise<RawData> {
  checkCsvSource(options);
  const name = await findPath(folders, options.path);
  return csvData(await readBytes(name), name, options);
}
