import { cannot } from "../kernels/errors.ts";
import { checkCounts, checkLabels, type LabelledImages } from "./idx-images.ts";
import { describeArray, type NdArray } from "./nd-array.ts";
import { unpickle } from "./pickle.ts";
import type { PickleValue } from "./pickle-values.ts";
import type { ReadOptions } from "./read-options.ts";

/** The three parts of `mnist.pkl.gz`: images float32 [n, 784] in 0..1, labels int64 [n]. */
export interface MnistPickle {
  readonly train: LabelledImages;
  readonly validation: LabelledImages;
  readonly test: LabelledImages;
}

/**
 * Reads `mnist.pkl.gz`, as Theano's tutorials and Nielsen's book use it: a tuple of three pairs (images, labels), 50,000, 10,000 and 10,000 long.
 *
 * @throws NablaError for a pickle of anything else, labels above 9, counts that differ; and see {@link unpickle}
 */
export function readMnistPickle(bytes: Uint8Array, options: ReadOptions = {}): MnistPickle {
  const { name = "MNIST's pickle" } = options;
  const value = unpickle(bytes, { ...options, name });
  if (!Array.isArray(value) || value.length !== 3) {
    throw cannot(
      `read ${name}`,
      "a tuple of three pairs (images, labels)",
      Array.isArray(value) ? `a sequence of ${value.length}` : "something else",
    );
  }
  const [train, validation, test] = ["training", "validation", "test"].map((part, i) =>
    readPart(value[i], `the ${part} part of ${name}`),
  );
  return { train: train!, validation: validation!, test: test! };
}

function readPart(value: PickleValue, part: string): LabelledImages {
  const [images, labels] = Array.isArray(value) && value.length === 2 ? value : [];
  if (!isArray(images) || !isArray(labels))
    throw cannot(`read ${part}`, "a pair of arrays (images, labels)", "something else");
  if (images.shape.length !== 2 || images.shape[1] !== 784)
    throw cannot(`read ${part}`, "images [n, 784]", describeArray(images));
  if (labels.shape.length !== 1) throw cannot(`read ${part}`, "labels [n]", describeArray(labels));
  checkLabels(labels, 10, `read ${part}`);
  const pair = { images, labels };
  checkCounts(pair, `the images of ${part}`, "its labels");
  return pair;
}

function isArray(value: PickleValue): value is NdArray {
  return typeof value === "object" && "dtype" in value;
}
