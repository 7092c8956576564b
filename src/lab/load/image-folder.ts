import type { RawData } from "../../data/dataset.ts";
import { readImageFolder } from "../../data/image-folder.ts";
import { wantsInverting } from "../../data/image-input.ts";
import { misuse } from "../../kernels/errors.ts";
import type { ImageFolderData } from "../experiment/datasets/data-section.ts";
import { nameOf, type SourceOf } from "./data-source.ts";

/** A folder of pictures, wherever it lies. */
export interface PictureFolder {
  /** For messages; its last part names the data. */
  readonly name: string;
  /** The paths of its subfolders (with `/` at the end) and of the files in them, relative to it. */
  readonly paths: readonly string[];
  /** The bytes of the file at such a path. */
  readonly read: (path: string) => Uint8Array;
}

/** A folder with one subfolder of pictures a class: bytes [1, height, width], ink 255 on paper 0 (`invert: auto` looks at the borders). */
export function imageFolderData(
  { name, paths, read }: PictureFolder,
  { invert, classes: names }: SourceOf<ImageFolderData>,
): RawData {
  const { width, height, images, labels, classes } = readImageFolder(paths, read, { name });
  if (wantsInverting(invert, images, width, height)) {
    for (let i = 0; i < images.length; i++) images[i] = 255 - images[i];
  }
  if (names && names.length !== classes.length) {
    throw misuse(`use ${name}`, `a name in data.classes for each of its ${classes.length} folders`, names.length);
  }
  const targets = { kind: "classes", labels, classes: names ?? classes } as const;
  return { name: nameOf(name), table: { length: labels.length, input: [1, height, width], inputs: images, targets } };
}
