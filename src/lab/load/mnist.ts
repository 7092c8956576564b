import type { RawData } from "../../data/dataset.ts";
import { type LabelledImages, readIdxPair } from "../../data/idx-images.ts";
import { readMnistPickle } from "../../data/mnist-pickle.ts";
import type { Table } from "../../data/table.ts";
import { cannot } from "../../kernels/errors.ts";
import { formatShape } from "../../kernels/tensor.ts";
import { digitClasses } from "../experiment/datasets/digit-classes.ts";

/** A file that was read, and what it is called in messages. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** MNIST's four IDX files, packed or not: pictures [1, 28, 28] of bytes 0 to 255, in a training and a test part. */
export function mnistData([trainImages, trainLabels, testImages, testLabels]: readonly [
  NamedBytes,
  NamedBytes,
  NamedBytes,
  NamedBytes,
]): RawData {
  return { name: "mnist", table: pairTable(trainImages, trainLabels), test: pairTable(testImages, testLabels) };
}

/** MNIST as mnist.pkl.gz: pictures [1, 28, 28] of float32 0 to 1, with a validation part. */
export function mnistPickleData({ name, bytes }: NamedBytes): RawData {
  const { train, validation, test } = readMnistPickle(bytes, { name });
  return {
    name: "mnist",
    table: digitTable(train, name),
    val: digitTable(validation, name),
    test: digitTable(test, name),
  };
}

function pairTable(images: NamedBytes, labels: NamedBytes): Table {
  const names = { imagesName: images.name, labelsName: labels.name };
  return digitTable(readIdxPair(images.bytes, labels.bytes, names), images.name);
}

function digitTable({ images, labels }: LabelledImages, name: string): Table {
  const { shape, data } = images;
  const [length, ...rest] = shape;
  const form = formatShape(rest);
  if (length === 0 || (form !== "28x28" && form !== "784")) {
    throw cannot(`read ${name}`, "pictures of 28x28 pixels", `${length} of ${form}`);
  }
  if (!(data instanceof Uint8Array || data instanceof Float32Array || data instanceof Float64Array)) {
    throw cannot(`read ${name}`, "pixels as uint8, float32 or float64", images.dtype);
  }
  return {
    length,
    input: [1, 28, 28],
    inputs: data,
    targets: { kind: "classes", labels: Uint8Array.from(labels.data), classes: digitClasses },
  };
}
