import type { DataFolders } from "../../../src/node/data-folder.ts";

/** One data folder, and nothing else to look in. */
export function only(folder: string): DataFolders {
  return { candidates: [folder], from: "--data", cwd: folder };
}
