import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { RawData } from "../../data/dataset.ts";
import { cannot, misuse } from "../../kernels/errors.ts";
import type { ImageFolderData } from "../../lab/experiment/datasets/data-section.ts";
import type { SourceOf } from "../../lab/load/data-source.ts";
import { imageFolderData } from "../../lab/load/image-folder.ts";
import { type DataFolders, findPath } from "../data-folder.ts";
import { fileError } from "../file-errors.ts";
import { readBytesSync } from "../files.ts";

/** The most files that are looked at, and bytes of one picture that are read. */
const FILES = 2_000_000;
const PICTURE = 2 ** 26;

/**
 * Reads a folder with one subfolder of pictures a class from where its path leads. Links are followed where they stay inside the folder.
 *
 * @throws UsageError for a folder that is not there, and for links that lead out of it
 */
export async function loadImageFolder(source: SourceOf<ImageFolderData>, folders: DataFolders): Promise<RawData> {
  const folder = await findPath(folders, source.path);
  const read = (file: string): Uint8Array => readBytesSync(join(folder, file), PICTURE);
  return imageFolderData({ name: folder, paths: listPictures(folder), read }, source);
}

/** The paths of a folder's subfolders (with `/` at the end) and of the files in them, relative to it. */
function listPictures(folder: string): string[] {
  const action = `read ${folder}`;
  try {
    if (!statSync(folder).isDirectory()) throw misuse(action, "a folder with one subfolder a class", "a file");
    const root = realpathSync(folder);
    const listing: string[] = [];
    for (const name of readdirSync(folder)) {
      const inside = join(folder, name);
      if (!kindWithin(inside, root, action).isDirectory()) continue;
      listing.push(`${name}/`);
      for (const file of readdirSync(inside)) {
        if (kindWithin(join(inside, file), root, action).isFile()) listing.push(`${name}/${file}`);
        if (listing.length > FILES) throw cannot(action, `at most ${FILES} files`, "more");
      }
    }
    return listing;
  } catch (error) {
    throw fileError(action, error);
  }
}

function kindWithin(path: string, root: string, action: string): ReturnType<typeof statSync> & object {
  const real = leadsTo(path);
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw misuse(
      action,
      "links that stay inside the folder",
      `${path}, which leads to ${real}`,
      "Copy what it leads to.",
    );
  }
  return statSync(real);
}

/** @throws UsageError for a link to nothing or in a circle, naming it */
function leadsTo(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw fileError(`read ${path}`, error);
  }
}
