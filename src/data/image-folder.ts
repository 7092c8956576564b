import { cannot } from "../kernels/errors.ts";
import { decodeImage } from "./image.ts";
import { formatBytes, type ReadOptions } from "./read-options.ts";
import { quote } from "./text.ts";

/** Unless told otherwise the pictures of a folder may take 1 GiB together. */
export const IMAGE_FOLDER_LIMIT: number = 2 ** 30;

/** Gray pictures of one size, sorted into classes. */
export interface ImageFolder {
  readonly width: number;
  readonly height: number;
  /** 0 black to 255 white as in the files, [n, height * width]. */
  readonly images: Uint8Array;
  /** For each picture an index into `classes`. */
  readonly labels: Int32Array;
  /** The subfolders' names, in order of number where all are numbers, else of text. */
  readonly classes: readonly string[];
  /** Where each picture came from. */
  readonly paths: readonly string[];
  /** How many files were no BMP or PNG by name, or lay elsewhere than in a subfolder. */
  readonly ignored: number;
}

/**
 * Reads a folder that holds one subfolder a class, each with BMP or PNG pictures. Order never depends on the disk: classes, and files in a class, go by
 * number where all names are numbers, else by text.
 *
 * @param paths relative to the folder, `1/10.bmp`, with `/` between; a path that ends in `/` is a subfolder, which makes an empty one known
 * @param read gives one file's bytes when its turn comes
 * @throws NablaError for pictures of different sizes (naming the first that differs), damaged pictures, a class without any, no classes, too many pixels
 */
export function readImageFolder(
  paths: Iterable<string>,
  read: (path: string) => Uint8Array,
  options: ReadOptions = {},
): ImageFolder {
  const { name = "the folder", limit = IMAGE_FOLDER_LIMIT } = options;
  const { byClass, ignored } = sortIntoClasses(paths);
  const classes = inOrder([...byClass.keys()]);
  if (classes.length === 0)
    throw cannot(`read ${name}`, "one subfolder a class, each with BMP or PNG pictures", `${ignored} other files`);
  const files = classes.flatMap((label, index) => {
    const names = byClass.get(label)!;
    if (names.length === 0)
      throw cannot(
        `read ${name}`,
        "BMP or PNG pictures in every subfolder",
        `none in ${quote(label)}`,
        "Remove the subfolder or fill it.",
      );
    return inOrder(names).map((file) => ({ path: `${label}/${file}`, index }));
  });

  const [first] = files;
  const { width, height } = decodeImage(read(first!.path), inside(name, first!.path));
  const total = files.length * width * height;
  if (total > limit)
    throw cannot(
      `read ${name}`,
      `at most ${formatBytes(limit)} of pixels`,
      `${files.length} pictures of ${width}x${height}`,
      "Scale them down.",
    );
  const images = new Uint8Array(total);
  for (const [i, { path }] of files.entries()) {
    const image = decodeImage(read(path), inside(name, path));
    if (image.width !== width || image.height !== height) {
      throw cannot(
        `read ${inside(name, path)}`,
        `${width}x${height} pixels, as in ${first!.path}`,
        `${image.width}x${image.height}`,
        "All pictures must be of one size.",
      );
    }
    images.set(image.gray, i * width * height);
  }
  return {
    width,
    height,
    images,
    labels: Int32Array.from(files, (file) => file.index),
    classes,
    paths: files.map((file) => file.path),
    ignored,
  };
}

function inside(folder: string, path: string): string {
  return folder === "the folder" ? path : `${folder}/${path}`;
}

function sortIntoClasses(paths: Iterable<string>): { byClass: Map<string, string[]>; ignored: number } {
  const byClass = new Map<string, string[]>();
  let ignored = 0;
  for (const path of paths) {
    const [label = "", file, ...deeper] = path.split("/");
    // `.git`, `.DS_Store`, `__MACOSX`: what systems leave behind is no class.
    const isClass = file !== undefined && label !== "" && !label.startsWith(".") && !label.startsWith("__");
    if (isClass && !byClass.has(label)) byClass.set(label, []);
    if (isClass && deeper.length === 0 && /^[^.].*\.(bmp|png)$/i.test(file)) byClass.get(label)!.push(file);
    else if (!path.endsWith("/")) ignored += 1;
  }
  return { byClass, ignored };
}

/** By number where every name is one (its extension aside), else by text; code units, not a locale, decide. */
function inOrder(names: string[]): string[] {
  const stem = (name: string): string => name.replace(/\.\w+$/, "");
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const numeric = names.every((name) => /^\d{1,15}$/.test(stem(name)));
  return names.sort(numeric ? (a, b) => Number(stem(a)) - Number(stem(b)) || byText(a, b) : byText);
}
