import { cannot } from "../kernels/errors.ts";
import { readIdx } from "./idx.ts";
import { describeArray, type NdArray } from "./nd-array.ts";
import type { ReadOptions } from "./read-options.ts";

/** Images [n, height, width] of uint8 and a label in 0..classes-1 for each. */
export interface LabelledImages {
  readonly images: NdArray;
  readonly labels: NdArray;
}

/** The two files' names, for messages, and how many classes there are: 10 unless told otherwise. */
export interface LabelledImagesOptions {
  readonly imagesName?: string;
  readonly labelsName?: string;
  readonly classes?: number;
  readonly limit?: number;
}

/** Reads an IDX file of gray images: uint8 [n, height, width]. @throws NablaError for a file of anything else, a label file say */
export function readIdxImages(bytes: Uint8Array, options: ReadOptions = {}): NdArray {
  const images = readIdx(bytes, options);
  if (images.shape.length !== 3 || images.dtype !== "uint8") {
    const fix = images.shape.length === 1 ? "This is a file of labels: are the two files swapped?" : undefined;
    throw cannot(
      `read images from ${options.name ?? "IDX data"}`,
      "uint8 of 3 axes (count, height, width)",
      describeArray(images),
      fix,
    );
  }
  return images;
}

/** Reads an IDX file of labels: uint8 [n], each below `classes`. @throws NablaError for anything else */
export function readIdxLabels(bytes: Uint8Array, options: ReadOptions & { readonly classes?: number } = {}): NdArray {
  const { name = "IDX data", classes = 10 } = options;
  const labels = readIdx(bytes, options);
  if (labels.shape.length !== 1 || labels.dtype !== "uint8") {
    const fix = labels.shape.length === 3 ? "This is a file of images: are the two files swapped?" : undefined;
    throw cannot(`read labels from ${name}`, "uint8 of 1 axis", describeArray(labels), fix);
  }
  checkLabels(labels, classes, `read labels from ${name}`);
  return labels;
}

/** Reads the two files of a set such as MNIST's. @throws NablaError also where they do not hold equally many */
export function readIdxPair(
  images: Uint8Array,
  labels: Uint8Array,
  options: LabelledImagesOptions = {},
): LabelledImages {
  const { imagesName = "the images", labelsName = "the labels", classes = 10, limit } = options;
  const bound = limit === undefined ? {} : { limit };
  const pair = {
    images: readIdxImages(images, { name: imagesName, ...bound }),
    labels: readIdxLabels(labels, { name: labelsName, classes, ...bound }),
  };
  checkCounts(pair, imagesName, labelsName);
  return pair;
}

/** @throws NablaError where a label is not a whole number in 0..classes-1 */
export function checkLabels(labels: NdArray, classes: number, action: string): void {
  const at = labels.data.findIndex((label: number) => !(Number.isInteger(label) && label >= 0 && label < classes));
  if (at >= 0) throw cannot(action, `labels from 0 to ${classes - 1}`, `${labels.data[at]} at index ${at}`);
}

/** @throws NablaError where there is not one label for each example (first axis of the images) */
export function checkCounts({ images, labels }: LabelledImages, imagesName: string, labelsName: string): void {
  const [n] = images.shape;
  if (n !== labels.shape[0]) {
    const fix = "Both files must be of the same set: training or test.";
    throw cannot(
      `pair ${imagesName} with ${labelsName}`,
      `${n} labels for ${n} images`,
      `${labels.shape[0]} labels`,
      fix,
    );
  }
}
